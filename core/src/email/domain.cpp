#include "email/domain.hpp"

#include "email/syntax.hpp"
#include "text/ascii.hpp"
#include "text/punycode.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace guichet::email {
namespace {

void check_character(std::string_view text, Span span, char32_t code_point, Findings& findings) {
  if (is_invisible(code_point)) {
    findings.add(Code::kEmailControlCharacter, span);
  } else if (code_point == ' ' || code_point == 0xA0 || code_point == 0x202F) {
    findings.add(Code::kEmailSpace, span);
  } else if (code_point == '@') {
    findings.add(Code::kEmailSeveralAt, span);
  } else if (code_point < 0x80 && !is_ascii_alphanumeric(static_cast<char>(code_point)) && code_point != '-') {
    findings.add_character(span, text);
  }
}

std::string to_ascii_label(std::string_view label, Span span, Findings& findings) {
  if (is_ascii(label)) return to_ascii_lower(label);
  const auto encoded = encode_punycode(fold_case(label));
  if (encoded) return "xn--" + *encoded;
  findings.add_limit(Code::kEmailLabelTooLong, span, kMaxLabel);
  return {};
}

std::string check_label(std::string_view text, Span span, Findings& findings) {
  const std::string_view label = text.substr(span.begin, span.end - span.begin);
  for (std::size_t at = span.begin; at < span.end;) {
    const auto character = next_character(text.substr(at));
    check_character(text, {at, at + character.length}, character.code_point, findings);
    at += character.length;
  }
  if (label.front() == '-' || label.back() == '-') findings.add(Code::kEmailHyphenAtEdge, span);
  std::string ascii = to_ascii_label(label, span, findings);
  if (ascii.size() > kMaxLabel) findings.add_limit(Code::kEmailLabelTooLong, span, kMaxLabel);
  return ascii;
}

void check_empty_label(Span domain, std::size_t at, Findings& findings) {
  if (at == domain.begin) {
    findings.add(Code::kEmailDotAtStart, {at, at + 1});
  } else if (at == domain.end) {
    findings.add(Code::kEmailDotAtEnd, {at - 1, at});
  } else {
    findings.add(Code::kEmailConsecutiveDots, {at - 1, at + 1});
  }
}

void check_last_label(std::string_view ascii, Span domain, Findings& findings) {
  const std::size_t dot = ascii.rfind('.');
  if (dot == std::string_view::npos) {
    findings.add(Code::kEmailDotlessDomain, domain);
    return;
  }
  const std::string_view last = ascii.substr(dot + 1);
  const bool is_number = !last.empty() && last.find_first_not_of("0123456789") == std::string_view::npos;
  if (is_number) findings.add(Code::kEmailNumericTld, {domain.end - last.size(), domain.end});
}

}  // namespace

std::string check_domain(std::string_view text, Span domain, Findings& findings) {
  if (domain.begin == domain.end) {
    findings.add(Code::kEmailEmptyDomain, domain);
    return {};
  }
  if (text[domain.begin] == '[') {
    findings.add(Code::kEmailDomainLiteral, domain);
    return {};
  }
  std::string ascii;
  for (std::size_t begin = domain.begin; begin <= domain.end;) {
    const std::size_t end = std::min(text.find('.', begin), domain.end);
    if (begin > domain.begin) ascii += '.';
    if (begin == end) {
      check_empty_label(domain, begin, findings);
    } else {
      ascii += check_label(text, {begin, end}, findings);
    }
    begin = end + 1;
  }
  if (ascii.size() > kMaxDomain) findings.add_limit(Code::kEmailDomainTooLong, domain, kMaxDomain);
  check_last_label(ascii, domain, findings);
  return ascii;
}

}  // namespace guichet::email
