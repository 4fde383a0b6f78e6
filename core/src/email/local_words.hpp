#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace guichet::email {

// The letters of a local part without its tag, cut where something else stands between them: "Jean-P.Dupont75+x" has
// the words jean, p, dupont. Lower-case ASCII.
class LocalWords {
 public:
  static constexpr std::size_t kMost = 4;

  // Has no words at all when the local part is quoted, or has too many words, or letters beyond ASCII.
  explicit LocalWords(std::string_view local);

  std::size_t count() const { return count_; }
  std::string_view letters() const { return letters_; }

  // The letters of the words from `first` on, before `last`, without what stands between them.
  std::string_view join(std::size_t first, std::size_t last) const;

  // Where the letter of that number stands in the local part.
  std::size_t place(std::size_t letter) const { return places_[letter]; }

 private:
  bool read(std::string_view local);

  std::string letters_;
  std::array<std::size_t, 64> places_{};
  std::array<std::size_t, kMost + 1> starts_{};  // of each word in letters_, and the end
  std::size_t count_ = 0;
};

}  // namespace guichet::email
