#include "text/idna.hpp"

#include <algorithm>

#include "text/ascii.hpp"
#include "text/idna_rules.hpp"
#include "text/punycode.hpp"
#include "text/utf8.hpp"

namespace guichet {
namespace {

constexpr std::string_view kPrefix = "xn--";

bool is_full_stop(char32_t c) { return c == '.' || c == 0x3002 || c == 0xFF0E || c == 0xFF61; }

bool is_all_ascii(std::u32string_view text) {
  return std::all_of(text.begin(), text.end(), [](char32_t c) { return c < 0x80; });
}

std::string narrow(std::u32string_view text) {
  std::string narrowed;
  for (const char32_t c : text) narrowed += static_cast<char>(c);
  return narrowed;
}

IdnaProblem check_letters(const IdnaTable& table, std::u32string_view label) {
  if (label.front() == '-' || label.back() == '-') return IdnaProblem::kHyphen;
  const bool is_valid =
      std::all_of(label.begin(), label.end(), [&](char32_t c) { return is_valid_in_label(table, c); });
  return is_valid ? IdnaProblem::kNone : IdnaProblem::kCharacter;
}

IdnaProblem check_u_label(const IdnaTable& table, std::u32string_view label) {
  if (label.size() > 3 && label[2] == '-' && label[3] == '-') return IdnaProblem::kHyphen;
  if (table.traits_of(label[0]).is_mark && table.is_valid(label[0])) return IdnaProblem::kMark;
  if (const auto problem = check_letters(table, label); problem != IdnaProblem::kNone) return problem;
  return has_stray_joiner(table, label) ? IdnaProblem::kJoiner : IdnaProblem::kNone;
}

void decode_a_label(const IdnaTable& table, IdnaLabel& label) {
  const auto decoded = decode_punycode(std::string_view(label.ascii).substr(kPrefix.size()));
  if (!decoded || is_all_ascii(*decoded)) {
    label.problem = IdnaProblem::kPunycode;
    return;
  }
  label.unicode = *decoded;
  label.problem = check_u_label(table, *decoded);
  const bool is_normalized = normalize_nfc(table, *decoded) == *decoded;
  if (label.problem == IdnaProblem::kNone && !is_normalized) label.problem = IdnaProblem::kCharacter;
}

void process_label(const IdnaTable& table, std::string_view text, IdnaLabel& label) {
  label.unicode = map_text(table, text);
  if (label.unicode.empty()) {
    if (!text.empty()) label.problem = IdnaProblem::kCharacter;
  } else if (is_all_ascii(label.unicode)) {
    label.ascii = narrow(label.unicode);
    if (label.ascii.compare(0, kPrefix.size(), kPrefix) == 0) return decode_a_label(table, label);
    label.problem = check_letters(table, label.unicode);
  } else {
    label.problem = check_u_label(table, label.unicode);
    if (const auto encoded = encode_punycode(label.unicode)) label.ascii = std::string(kPrefix) + *encoded;
  }
}

void check_directions(const IdnaTable& table, std::vector<IdnaLabel>& labels) {
  const bool is_bidi_domain = std::any_of(labels.begin(), labels.end(), [&](const IdnaLabel& label) {
    return has_right_to_left(table, label.unicode);
  });
  if (!is_bidi_domain) return;
  for (IdnaLabel& label : labels) {
    const bool breaks_rule = !label.unicode.empty() && !satisfies_bidi_rule(table, label.unicode);
    if (label.problem == IdnaProblem::kNone && breaks_rule) label.problem = IdnaProblem::kDirection;
  }
}

}  // namespace

std::u32string map_text(const IdnaTable& table, std::string_view text) {
  std::u32string mapped;
  for (const char32_t c : to_utf32(text)) {
    if (!table.append_mapping(c, mapped)) mapped += c;
  }
  return normalize_nfc(table, mapped);
}

std::vector<IdnaLabel> process_domain(const IdnaTable& table, std::string_view domain) {
  std::vector<IdnaLabel> labels;
  for (std::size_t begin = 0, at = 0; begin <= domain.size();) {
    const bool is_at_end = at == domain.size();
    const auto character = is_at_end ? DecodedCharacter{'.', 1} : next_character(domain.substr(at));
    if (is_full_stop(character.code_point)) {
      labels.push_back({begin, at, {}, {}, IdnaProblem::kNone});
      process_label(table, domain.substr(begin, at - begin), labels.back());
      begin = at + character.length;
    }
    at += character.length;
  }
  check_directions(table, labels);
  return labels;
}

}  // namespace guichet
