#pragma once

#include <optional>
#include <pattern/pattern.hpp>
#include <string>
#include <string_view>

namespace guichet::pattern_test {

// A pattern compiled by RE2 and by the matcher under test.
class Pair {
 public:
  explicit Pair(std::string_view pattern);
  ~Pair();
  Pair(Pair&&) noexcept;

  // What each of them takes.
  bool re2_accepts() const;
  bool is_compiled() const { return program_.has_value(); }
  const guichet_deps::Program& program() const { return *program_; }

  // Where the two disagree on the text, in words; nothing where they agree: on the place of a match and of
  // all its groups, anywhere, at the begin and on the whole text, and on both replacements.
  std::optional<std::string> difference(std::string_view text) const;

 private:
  std::optional<std::string> match_difference(std::string_view text, guichet_deps::Anchor anchor) const;
  std::optional<std::string> replace_difference(std::string_view text, bool all) const;

  struct Oracle;
  Oracle* oracle_;
  std::optional<guichet_deps::Program> program_;
};

}  // namespace guichet::pattern_test
