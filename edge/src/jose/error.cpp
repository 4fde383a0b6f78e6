#include "jose/error.hpp"

#include <cstddef>
#include <iterator>

namespace guichet::jose {

std::string_view jose_error_name(JoseErrc code) {
  static constexpr std::string_view kNames[] = {
      "jose.too_long",          "jose.malformed",   "jose.critical_header",
      "jose.algorithm_refused", "jose.unknown_key", "jose.ambiguous_key",
      "jose.bad_signature",     "jose.bad_key_set", "jose.too_many_keys",
  };
  static_assert(std::size(kNames) == static_cast<std::size_t>(JoseErrc::kTooManyKeys) + 1);
  return kNames[static_cast<std::size_t>(code)];
}

}  // namespace guichet::jose
