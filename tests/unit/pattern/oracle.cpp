#include "pattern/oracle.hpp"

#include <re2/re2.h>

#include <utility>
#include <vector>

namespace guichet::pattern_test {
namespace {

using guichet_deps::Anchor;
using guichet_deps::Place;
using Places = std::vector<Place>;

RE2::Options quiet() {
  RE2::Options options;
  options.set_log_errors(false);
  return options;
}

RE2::Anchor to_re2(Anchor anchor) {
  return anchor == Anchor::kNone    ? RE2::UNANCHORED
         : anchor == Anchor::kBegin ? RE2::ANCHOR_START
                                    : RE2::ANCHOR_BOTH;
}

std::optional<Places> find_by_re2(const RE2& pattern, std::string_view text, Anchor anchor) {
  const re2::StringPiece whole(text.data(), text.size());
  std::vector<re2::StringPiece> groups(static_cast<std::size_t>(pattern.NumberOfCapturingGroups()) + 1);
  if (!pattern.Match(whole, 0, whole.size(), to_re2(anchor), groups.data(),
                     static_cast<int>(groups.size()))) {
    return std::nullopt;
  }
  Places places;
  for (const re2::StringPiece& group : groups) {
    const auto begin = static_cast<std::size_t>(group.data() - text.data());
    places.push_back(group.data() == nullptr ? Place{} : Place{begin, begin + group.size()});
  }
  return places;
}

std::optional<Places> find_by_program(const guichet_deps::Program& program, std::string_view text,
                                      Anchor anchor) {
  Places places(program.groups + 1);
  const bool is_found = find(program, text, 0, anchor, places.data(), places.size());
  // Whether it matches must not depend on what is asked of it.
  if (find(program, text, 0, anchor, nullptr, 0) != is_found) return Places{};
  return is_found ? std::optional(places) : std::nullopt;
}

std::string describe(const std::optional<Places>& places) {
  if (!places) return "no match";
  std::string text;
  for (const Place& place : *places) {
    text +=
        place.begin == Place::kNowhere ? "-" : std::to_string(place.begin) + ".." + std::to_string(place.end);
    text += ' ';
  }
  return text;
}

}  // namespace

struct Pair::Oracle {
  RE2 pattern;
};

Pair::Pair(std::string_view pattern)
    : oracle_(new Oracle{{re2::StringPiece(pattern.data(), pattern.size()), quiet()}}),
      program_(guichet_deps::compile(pattern)) {}

Pair::Pair(Pair&& other) noexcept
    : oracle_(std::exchange(other.oracle_, nullptr)), program_(std::move(other.program_)) {}

Pair::~Pair() { delete oracle_; }

bool Pair::re2_accepts() const { return oracle_->pattern.ok(); }

std::optional<std::string> Pair::difference(std::string_view text) const {
  if (text.data() == nullptr) text = "";  // RE2 tells a group that is not there by its null pointer
  for (const Anchor anchor : {Anchor::kNone, Anchor::kBegin, Anchor::kBoth}) {
    if (auto found = match_difference(text, anchor)) return found;
  }
  for (const bool all : {false, true}) {
    if (auto found = replace_difference(text, all)) return found;
  }
  return std::nullopt;
}

std::optional<std::string> Pair::match_difference(std::string_view text, Anchor anchor) const {
  const std::string expected = describe(find_by_re2(oracle_->pattern, text, anchor));
  const std::string found = describe(find_by_program(*program_, text, anchor));
  if (found == expected) return std::nullopt;
  return "match " + std::to_string(static_cast<int>(anchor)) + ": RE2 says " + expected + ", not " + found;
}

std::optional<std::string> Pair::replace_difference(std::string_view text, bool all) const {
  const bool has_group = program_->groups > 0;
  std::string expected(text);
  std::string found(text);
  const char* const rewrite = has_group ? "<\\1$>" : "<\\0$>";
  const bool is_expected = all ? RE2::GlobalReplace(&expected, oracle_->pattern, rewrite) > 0
                               : RE2::Replace(&expected, oracle_->pattern, rewrite);
  const bool is_found = replace(*program_, found, all, has_group ? "<$1\\$>" : "<$0\\$>");
  if (is_found == is_expected && found == expected) return std::nullopt;
  return "replace: RE2 says " + expected + ", not " + found;
}

}  // namespace guichet::pattern_test
