#include "mail/return_path.hpp"

#include "crypto/ids.hpp"
#include "crypto/mac.hpp"
#include "crypto/token.hpp"
#include "text/ascii.hpp"

namespace guichet::mail {
namespace {

constexpr std::string_view kPrefix = "bounce+";
constexpr std::size_t kCodeBytes = 10;
constexpr std::size_t kIdDigits = 32;

// An id as its digits alone.
std::optional<Id> parse_hex_id(std::string_view digits) {
  if (digits.size() != kIdDigits) return std::nullopt;
  std::string text(digits);
  for (const std::size_t at : {8U, 13U, 18U, 23U}) text.insert(at, "-");
  return crypto::parse_id(text);
}

}  // namespace

std::string ReturnPath::address(const Id& mail) const {
  const Bytes32 code = crypto::mac(keys_, crypto::Purpose::kReturnPath, mail);
  return std::string(kPrefix) + crypto::hex(mail) + crypto::hex(ByteView(code).first(kCodeBytes)) + "@" + domain_;
}

std::optional<Id> ReturnPath::mail_of(std::string_view address) const {
  const std::string lower = to_ascii_lower(address);
  if (!is_used() || !lower.starts_with(kPrefix)) return std::nullopt;
  const auto mail = parse_hex_id(std::string_view(lower).substr(kPrefix.size(), kIdDigits));
  if (!mail) return std::nullopt;
  const std::string genuine = to_ascii_lower(this->address(*mail));
  const bool is_genuine = crypto::equal(crypto::secret_key_hash(lower), crypto::secret_key_hash(genuine));
  return is_genuine ? mail : std::nullopt;
}

}  // namespace guichet::mail
