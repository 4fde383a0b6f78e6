// libphonenumber's regular expressions on the matcher of pattern/.

#include <algorithm>
#include <array>
#include <cstdlib>

#include "pattern/pattern.hpp"
#include "phonenumbers/regexp_factory.h"

namespace i18n {
namespace phonenumbers {
namespace {

using guichet_deps::Anchor;
using guichet_deps::Place;

constexpr std::size_t kMostGroups = 6;  // that Consume is asked for

// Most texts are numbers: they are kept without another allocation.
class Input final : public RegExpInput {
 public:
  explicit Input(const string& text) : long_(text.size() > short_.size() ? text : string()) {
    if (long_.empty()) text.copy(short_.data(), text.size());
    rest_ = {long_.empty() ? short_.data() : long_.data(), text.size()};
  }
  Input(const Input&) = delete;

  string ToString() const override { return string(rest_); }
  std::string_view rest() const { return rest_; }
  void consume(std::size_t size) { rest_.remove_prefix(size); }

 private:
  std::array<char, 32> short_;
  const string long_;
  std::string_view rest_;
};

void assign(string* target, std::string_view text, const Place& place) {
  const bool is_there = place.end != Place::kNowhere;
  target->assign(is_there ? text.substr(place.begin, place.end - place.begin) : std::string_view());
}

class Pattern final : public RegExp {
 public:
  explicit Pattern(guichet_deps::Program program) : program_(std::move(program)) {}

  bool Consume(RegExpInput* input, bool anchor_at_start, string* group1, string* group2, string* group3,
               string* group4, string* group5, string* group6) const override {
    const std::array<string*, kMostGroups> wanted{group1, group2, group3, group4, group5, group6};
    const auto count =
        static_cast<std::size_t>(std::find(wanted.begin(), wanted.end(), nullptr) - wanted.begin());
    if (count > program_.groups) return false;
    auto& consumed = *static_cast<Input*>(input);
    const std::string_view text = consumed.rest();
    std::array<Place, kMostGroups + 1> groups;
    if (!find(program_, text, 0, anchor_at_start ? Anchor::kBegin : Anchor::kNone, groups.data(),
              count + 1)) {
      return false;
    }
    for (std::size_t i = 0; i < count; ++i) assign(wanted[i], text, groups[i + 1]);
    consumed.consume(groups[0].end);
    return true;
  }

  bool Match(const string& input, bool full_match, string* group) const override {
    if (group && program_.groups == 0) return false;
    std::array<Place, 2> groups;
    const Anchor anchor = full_match ? Anchor::kBoth : Anchor::kNone;
    if (!find(program_, input, 0, anchor, groups.data(), group ? groups.size() : 0)) return false;
    if (group) assign(group, string(input), groups[1]);  // they may be the same string
    return true;
  }

  bool Replace(string* text, bool global, const string& replacement) const override {
    return guichet_deps::replace(program_, *text, global, replacement);
  }

 private:
  const guichet_deps::Program program_;
};

}  // namespace

RegExpInput* PatternRegExpFactory::CreateInput(const string& text) const { return new Input(text); }

// The patterns are libphonenumber's own, and a test compiles them all: one that is refused must not pass for
// one that does not match.
RegExp* PatternRegExpFactory::CreateRegExp(const string& pattern) const {
  auto program = guichet_deps::compile(pattern);
  if (!program) std::abort();
  return new Pattern(std::move(*program));
}

}  // namespace phonenumbers
}  // namespace i18n
