#include "email/domain.hpp"

#include "text/ascii.hpp"
#include "text/punycode.hpp"
#include "text/unicode.hpp"

namespace guichet::email {
namespace {

std::string to_ascii_label(std::string_view label, Span span, Findings& findings) {
  if (is_ascii(label)) return to_ascii_lower(label);
  const auto encoded = encode_punycode(fold_case(label));
  if (encoded && encoded->size() + 4 <= kMaxLabel) return "xn--" + *encoded;
  findings.add_limit(Code::kEmailLabelTooLong, span, kMaxLabel);
  return {};
}

}  // namespace

void check_domain(std::string_view text, Span domain, Findings& findings, AsciiDomain& ascii) {
  for (std::size_t begin = domain.begin; begin <= domain.end;) {
    const std::size_t end = std::min(text.find('.', begin), domain.end);
    const std::string label = to_ascii_label(text.substr(begin, end - begin), {begin, end}, findings);
    const bool fits = (begin == domain.begin || ascii.append(".")) && ascii.append(label);
    if (!fits) {
      findings.add_limit(Code::kEmailDomainTooLong, domain, kMaxDomain);
      return ascii.clear();
    }
    begin = end + 1;
  }
}

}  // namespace guichet::email
