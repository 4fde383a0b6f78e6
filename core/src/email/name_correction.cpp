#include "email/name_correction.hpp"

#include <algorithm>

#include "text/ascii.hpp"

namespace guichet::email {
namespace {

constexpr std::size_t kShortestName = 5;  // a shorter one lies one slip away from too many others

// A letter more or less makes another given name too often (Emilie and Emile, Mathieu and Matthieu).
bool is_meant(SlipKind kind, bool is_in_given) {
  return !is_in_given || kind == SlipKind::kExchanged || kind == SlipKind::kWrongKey;
}

// Whether nothing stands between the letters.
bool is_in_one_piece(const LocalWords& words, std::size_t first, std::size_t count) {
  return words.place(first + count - 1) == words.place(first) + count - 1;
}

// The one slip between some of the letters and a name.
std::optional<Correction> correct(const LocalWords& words, std::string_view typed, std::string_view meant,
                                  bool is_given) {
  if (meant.size() < kShortestName) return std::nullopt;
  std::optional<Slip> slip = find_slip(typed, meant);
  if (!slip || !is_meant(slip->kind, is_given)) return std::nullopt;
  const auto first = static_cast<std::size_t>(typed.data() - words.letters().data());
  if (!is_in_one_piece(words, first, typed.size())) return std::nullopt;
  const char letter = slip->at < meant.size() ? meant[slip->at] : '\0';
  slip->at += first;
  return Correction{*slip, letter};
}

// One of the two names as it is, the other one with a slip, in either order.
std::optional<Correction> correct_pair(const LocalWords& words, std::string_view left, std::string_view right,
                                       std::string_view given, std::string_view family) {
  if (left == given) return correct(words, right, family, false);
  if (right == given) return correct(words, left, family, false);
  if (left == family) return correct(words, right, given, true);
  if (right == family) return correct(words, left, given, true);
  return std::nullopt;
}

// Both names, cut between words or, where nothing is between them, anywhere a name begins or ends.
std::optional<Correction> correct_both(const LocalWords& words, std::string_view given, std::string_view family) {
  std::optional<Correction> found;
  const std::string_view letters = words.letters();
  for (std::size_t cut = 1; cut < words.count() && !found; ++cut) {
    found = correct_pair(words, words.join(0, cut), words.join(cut, words.count()), given, family);
  }
  if (words.count() != 1) return found;
  for (const std::size_t length : {given.size(), family.size()}) {
    if (found || length >= letters.size()) continue;
    found = correct_pair(words, letters.substr(0, length), letters.substr(length), given, family);
    const std::size_t rest = letters.size() - length;
    if (!found) found = correct_pair(words, letters.substr(0, rest), letters.substr(rest), given, family);
  }
  return found;
}

// A name of the form is no slip of another one.
bool is_one_of(std::string_view letters, const std::vector<std::string>& names) {
  return std::find(names.begin(), names.end(), letters) != names.end();
}

}  // namespace

std::optional<Correction> find_correction(const LocalWords& words, const NameForms& names) {
  std::optional<Correction> found;
  if (is_one_of(words.letters(), names.given) || is_one_of(words.letters(), names.family)) return found;
  const auto take = [&](std::optional<Correction> correction) {
    if (!found) found = correction;
    return found.has_value();
  };
  any_pair(names, [&](const std::string& given, const std::string& family) {
    return take(correct_both(words, given, family));
  });
  if (found || words.count() != 1) return found;
  for (const std::string& family : names.family) take(correct(words, words.letters(), family, false));
  for (const std::string& given : names.given) take(correct(words, words.letters(), given, true));
  return found;
}

namespace {

char in_case_of(char letter, char model) {
  const bool is_upper = model != to_ascii_lower(model);
  return is_upper ? static_cast<char>(letter - 'a' + 'A') : letter;
}

}  // namespace

std::string apply(const Correction& correction, const LocalWords& words, std::string_view local) {
  std::string corrected(local);
  const std::size_t at = words.place(correction.slip.at);
  switch (correction.slip.kind) {
    case SlipKind::kExchanged: {
      const char next = to_ascii_lower(local[at + 1]);
      corrected[at + 1] = in_case_of(to_ascii_lower(local[at]), local[at + 1]);
      corrected[at] = in_case_of(next, local[at]);
      break;
    }
    case SlipKind::kWrongKey: corrected[at] = in_case_of(correction.letter, local[at]); break;
    case SlipKind::kDoubled: corrected.erase(at, 1); break;
    case SlipKind::kMissing: corrected.insert(at, 1, in_case_of(correction.letter, local[at])); break;
  }
  return corrected;
}

}  // namespace guichet::email
