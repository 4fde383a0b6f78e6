#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace guichet::address_register {

// Numbers as the register's file writes them: seven bits a byte, the last byte without the eighth (LEB128).
inline void append_number(std::string& bytes, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7) bytes += static_cast<char>(number | 0x80);
  bytes += static_cast<char>(number);
}

inline void append_text(std::string& bytes, std::string_view text) {
  append_number(bytes, text.size());
  bytes += text;
}

// Reads what may be damaged or hostile: beyond the end, and after anything that cannot be, all is 0 and
// is_good() is false.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  bool is_good() const { return is_good_; }
  bool is_at_end() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }

  std::uint64_t number() {
    std::uint64_t number = 0;
    for (unsigned shift = 0; shift < 63 && !rest_.empty(); shift += 7) {
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      number |= std::uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80) return number;
    }
    return fail();
  }

  std::uint32_t number32() {
    const std::uint64_t wide = number();
    return wide <= UINT32_MAX ? static_cast<std::uint32_t>(wide) : static_cast<std::uint32_t>(fail());
  }

  // A number of things of which each takes at least `smallest` bytes: cannot be more than the bytes that are
  // left.
  std::uint32_t count(std::size_t smallest = 1) {
    const std::uint32_t many = number32();
    return many <= rest_.size() / smallest ? many : static_cast<std::uint32_t>(fail());
  }

  std::string_view bytes(std::uint64_t size) {
    if (size > rest_.size()) return fail(), std::string_view{};
    const std::string_view taken = rest_.substr(0, static_cast<std::size_t>(size));
    rest_.remove_prefix(taken.size());
    return taken;
  }

  std::string_view text() { return bytes(number()); }

  std::uint64_t fail() {
    is_good_ = false;
    rest_ = {};
    return 0;
  }

 private:
  std::string_view rest_;
  bool is_good_ = true;
};

}  // namespace guichet::address_register
