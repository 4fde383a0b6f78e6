#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace guichet {

// FNV-1a, 32 bits.
constexpr std::uint32_t hash_text(std::string_view text) {
  std::uint32_t hash = 2166136261U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

// A set of texts that lie elsewhere and stay there. Looking up allocates nothing.
class StringSet {
 public:
  static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

  StringSet() = default;
  explicit StringSet(std::vector<std::string_view> texts);

  // The place of the text in the list given, or kNowhere.
  std::size_t find(std::string_view text) const;
  bool contains(std::string_view text) const { return find(text) != kNowhere; }

 private:
  std::vector<std::string_view> texts_;
  std::vector<std::uint32_t> slots_;  // open addressing: 1 + the place of a text, 0 for none
};

}  // namespace guichet
