#pragma once

#include <istream>
#include <string>

namespace guichet::proof {

inline constexpr std::size_t kMaxLine = 8U << 20U;

// Lines that end with a line feed, of at most kMaxLine bytes.
class LineReader {
 public:
  explicit LineReader(std::istream& input) : input_(input) {}

  // False at the end, and when is_broken().
  bool next();

  const std::string& text() const { return text_; }
  std::int64_t number() const { return number_; }

  // The last line has no end, or one is too long.
  bool is_broken() const { return is_broken_; }

 private:
  std::istream& input_;
  std::string text_;
  std::int64_t number_ = 0;
  bool is_broken_ = false;
};

}  // namespace guichet::proof
