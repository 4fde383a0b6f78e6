#include "text/string_set.hpp"

namespace guichet {

StringSet::StringSet(std::vector<std::string_view> texts) : texts_(std::move(texts)) {
  std::size_t size = 4;
  while (size < texts_.size() * 2) size *= 2;
  slots_.resize(size);
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    std::size_t at = hash_text(texts_[i]) & (size - 1);
    while (slots_[at] != 0) at = (at + 1) & (size - 1);
    slots_[at] = static_cast<std::uint32_t>(i + 1);
  }
}

std::size_t StringSet::find(std::string_view text) const {
  if (slots_.empty()) return kNowhere;
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash_text(text) & mask; slots_[at] != 0; at = (at + 1) & mask) {
    if (texts_[slots_[at] - 1] == text) return slots_[at] - 1;
  }
  return kNowhere;
}

}  // namespace guichet
