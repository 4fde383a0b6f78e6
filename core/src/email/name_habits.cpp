#include <algorithm>
#include <optional>

#include "email/local_words.hpp"
#include "email/name_correction.hpp"
#include "email/name_forms.hpp"
#include "email/role.hpp"
#include "guichet/email.hpp"
#include "text/ascii.hpp"
#include "text/edit_distance.hpp"

namespace guichet {
namespace {

using email::Correction;
using email::LocalWords;
using email::NameForms;
using email::SlipKind;
using Forms = std::vector<std::string>;

constexpr std::size_t kShortestStranger = 3;  // of a word that may be somebody else's name
constexpr std::size_t kFarApart = 3;
constexpr double kCertainty = 0.8;  // by judgement: the slip may as well stand in the field of the name

bool is_first_last(const NameForms& names, std::string_view letters) {
  return email::any_pair(names, [=](const std::string& given, const std::string& family) {
    return given + family == letters || family + given == letters;
  });
}


bool is_like_one_of(std::string_view word, const Forms& names) {
  return std::any_of(names.begin(), names.end(), [=](const std::string& name) {
    const std::size_t shorter = std::min(word.size(), name.size());
    const bool is_beginning = word.substr(0, shorter) == std::string_view(name).substr(0, shorter);
    return is_beginning || edit_distance(word, name, kFarApart - 1) < kFarApart;
  });
}

bool could_be_name(std::string_view word) {
  return word.size() >= kShortestStranger && word.find_first_of("aeiouy") != std::string_view::npos;
}

// Two words with a dot between them, like a given and a family name, but nothing of the names given.
bool is_of_somebody_else(const LocalWords& words, std::string_view local, const NameForms& names) {
  if (words.count() != 2 || names.given.empty() || names.family.empty()) return false;
  const std::string_view left = words.join(0, 1);
  const std::string_view right = words.join(1, 2);
  const std::string_view mailbox = local.substr(0, local.find('+'));
  if (mailbox.size() != left.size() + 1 + right.size() || mailbox[left.size()] != '.') return false;
  if (!could_be_name(left) || !could_be_name(right)) return false;
  const char given = names.given[0][0];
  const char family = names.family[0][0];
  const bool has_initials = (left[0] == given && right[0] == family) || (left[0] == family && right[0] == given);
  const auto is_like = [&](std::string_view word) {
    return is_like_one_of(word, names.given) || is_like_one_of(word, names.family);
  };
  return !has_initials && !is_like(left) && !is_like(right);
}

Finding make_typo(const Correction& correction, const LocalWords& words, std::string_view text, Span local) {
  Finding finding = make_finding(Code::kEmailNameTypo, local);
  std::string address(text.substr(0, local.begin));
  address += email::apply(correction, words, text.substr(local.begin, local.end - local.begin));
  finding.params.emplace_back("suggestion", address.append(text.substr(local.end)));
  finding.params.emplace_back("certainty", kCertainty);
  return finding;
}

}  // namespace

EmailNameReport compare_email_with_names(std::string_view text, std::string_view given, std::string_view family) {
  EmailNameReport report;
  const std::string_view address = trim_ascii(text);
  const auto begin = static_cast<std::size_t>(address.data() - text.data());
  const std::string_view local_part = address.substr(0, address.rfind('@'));
  const LocalWords words(local_part);
  const NameForms names = email::make_name_forms(given, family);
  if (words.count() == 0 || email::is_role(local_part)) return report;
  if (is_first_last(names, words.letters())) {
    report.traits.add(EmailTrait::kFirstLast);
  } else if (const auto correction = email::find_correction(words, names)) {
    report.traits.add(EmailTrait::kNameTypo);
    const Span local{0, local_part.size()};
    if (correction->slip.kind == SlipKind::kExchanged) report.finding = make_typo(*correction, words, address, local);
  } else if (is_of_somebody_else(words, local_part, names)) {
    report.traits.add(EmailTrait::kNameMismatch);
    report.finding = make_finding(Code::kEmailNameMismatch, Span{0, local_part.size()});
  }
  if (report.finding) report.finding->span = Span{begin, begin + local_part.size()};
  return report;
}

}  // namespace guichet
