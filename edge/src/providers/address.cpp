#include "providers/address.hpp"

#include "guichet/email_syntax.hpp"
#include "text/utf8.hpp"

namespace guichet::login {

bool is_usable_address(std::string_view text) {
  constexpr std::size_t kLongest = 254;  // RFC 5321 section 4.5.3.1.3, without the angle brackets
  if (text.size() > kLongest || find_invalid_utf8(text)) return false;
  return diagnose_email(text).code == EmailDiagnosisCode::kValid;
}

}  // namespace guichet::login
