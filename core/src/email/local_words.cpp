#include "email/local_words.hpp"

#include "text/ascii.hpp"

namespace guichet::email {

LocalWords::LocalWords(std::string_view local) {
  if (read(local)) {
    starts_[count_] = letters_.size();
  } else {
    letters_.clear();
    count_ = 0;
  }
}

bool LocalWords::read(std::string_view local) {
  if (local.size() > places_.size() || !is_ascii(local) || local[0] == '"') return false;
  bool is_inside = false;
  for (std::size_t at = 0; at < local.size() && local[at] != '+'; ++at) {
    const bool is_letter = is_ascii_letter(local[at]);
    if (is_letter && !is_inside) {
      if (count_ == kMost) return false;
      starts_[count_++] = letters_.size();
    }
    if (is_letter) {
      places_[letters_.size()] = at;
      letters_ += to_ascii_lower(local[at]);
    }
    is_inside = is_letter;
  }
  return true;
}

std::string_view LocalWords::join(std::size_t first, std::size_t last) const {
  return std::string_view(letters_).substr(starts_[first], starts_[last] - starts_[first]);
}

}  // namespace guichet::email
