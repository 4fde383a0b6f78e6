#pragma once

#include <string>
#include <string_view>

namespace guichet {

// SHA-256 (FIPS 180-4) as 64 lower-case hexadecimal digits. For naming content, not for secrets.
std::string sha256_hex(std::string_view bytes);

}  // namespace guichet
