#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/ascii.hpp"

namespace guichet::email {

// Length limits of RFC 5321 4.5.3.1 and RFC 1035 2.3.4, in bytes.
inline constexpr std::size_t kMaxLocal = 64;
inline constexpr std::size_t kMaxLabel = 63;
inline constexpr std::size_t kMaxDomain = 253;
inline constexpr std::size_t kMaxAddress = 254;

// A domain name in lower case, held in place: an ordinary address is checked without asking for memory.
class AsciiDomain {
 public:
  std::string_view view() const { return {bytes_.data(), size_}; }

  void clear() { size_ = 0; }

  // Appends in lower case; false, and nothing is appended, when the name would exceed kMaxDomain.
  bool append(std::string_view text) {
    if (text.size() > kMaxDomain - size_) return false;
    for (const char c : text) bytes_[size_++] = to_ascii_lower(c);
    return true;
  }

 private:
  std::array<char, kMaxDomain> bytes_{};
  std::uint8_t size_ = 0;
};

}  // namespace guichet::email
