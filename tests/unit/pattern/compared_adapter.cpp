// In the place of the library's regexp_adapter.cpp: every call of libphonenumber goes to the code of that
// adapter and to RE2, and what they do not agree on is kept. libphonenumber goes on with the answer of the
// first.
#include "pattern/compared_adapter.hpp"

#include <re2/re2.h>

#include <array>
#include <memory>

// The adapter itself, under another name.
#define PatternRegExpFactory AdapterUnderTest
#include "regexp_adapter.cpp"
#undef PatternRegExpFactory

namespace guichet::pattern_test {

Seen& seen() {
  static Seen all;
  return all;
}

namespace {

using i18n::phonenumbers::RegExp;
using i18n::phonenumbers::RegExpInput;

struct Input final : RegExpInput {
  explicit Input(RegExpInput* of) : tested(of) {}
  std::string ToString() const override { return tested->ToString(); }
  std::unique_ptr<RegExpInput> tested;
};

// Groups as $1, dollars as \$; RE2 wants \1 and $.
std::string to_re2(const std::string& replacement) {
  std::string rewrite = replacement;
  RE2::GlobalReplace(&rewrite, "(^|[^\\\\])[$]", "\\1\\\\");
  RE2::GlobalReplace(&rewrite, "[\\\\][$]", "$");
  return rewrite;
}

class Compared final : public RegExp {
 public:
  Compared(const std::string& pattern, RegExp* tested) : oracle_(pattern), tested_(tested) {}

  bool Consume(RegExpInput* input, bool anchor_at_start, std::string* group1, std::string* group2,
               std::string* group3, std::string* group4, std::string* group5,
               std::string* group6) const override {
    auto& tested = *static_cast<Input*>(input);
    const std::string before = tested.ToString();
    const std::array<std::string*, 6> wanted{group1, group2, group3, group4, group5, group6};
    const bool is_found = tested_->Consume(tested.tested.get(), anchor_at_start, group1, group2, group3,
                                           group4, group5, group6);
    std::array<std::string, 6> groups;
    std::array<RE2::Arg, 6> arguments;
    std::array<const RE2::Arg*, 6> pointers{};
    int count = 0;
    for (std::size_t i = 0; i < groups.size(); ++i) {
      arguments[i] = &groups[i];
      pointers[i] = &arguments[i];
      if (wanted[i] != nullptr) ++count;
    }
    re2::StringPiece rest(before);
    const bool is_expected = anchor_at_start ? RE2::ConsumeN(&rest, oracle_, pointers.data(), count)
                                             : RE2::FindAndConsumeN(&rest, oracle_, pointers.data(), count);
    expect(is_found == is_expected && tested.ToString() == std::string(rest.data(), rest.size()), "consumes",
           before);
    for (std::size_t i = 0; i < groups.size() && is_found; ++i) {
      if (wanted[i] != nullptr) expect(*wanted[i] == groups[i], "group", before);
    }
    return is_found;
  }

  bool Match(const std::string& input, bool full_match, std::string* group) const override {
    const std::string before = input;
    std::string expected_group;
    const RE2::Arg argument(&expected_group);
    const RE2::Arg* const arguments[] = {&argument};
    const int count = group != nullptr ? 1 : 0;
    const bool is_found = tested_->Match(input, full_match, group);
    const bool is_expected = full_match ? RE2::FullMatchN(before, oracle_, arguments, count)
                                        : RE2::PartialMatchN(before, oracle_, arguments, count);
    expect(is_found == is_expected && (!is_found || !group || *group == expected_group), "matches", before);
    return is_found;
  }

  bool Replace(std::string* text, bool global, const std::string& replacement) const override {
    const std::string before = *text;
    std::string expected = *text;
    const bool is_found = tested_->Replace(text, global, replacement);
    const std::string rewrite = to_re2(replacement);
    const bool is_expected = global ? RE2::GlobalReplace(&expected, oracle_, rewrite) > 0
                                    : RE2::Replace(&expected, oracle_, rewrite);
    expect(is_found == is_expected && *text == expected, "replaces with " + replacement, before);
    return is_found;
  }

 private:
  void expect(bool agrees, const std::string& what, const std::string& text) const {
    ++seen().calls;
    if (!agrees) seen().differences.push_back(oracle_.pattern() + " " + what + ": " + text);
  }

  RE2 oracle_;
  std::unique_ptr<RegExp> tested_;
};

}  // namespace
}  // namespace guichet::pattern_test

namespace i18n::phonenumbers {

class PatternRegExpFactory : public AbstractRegExpFactory {
 public:
  RegExpInput* CreateInput(const string& text) const override;
  RegExp* CreateRegExp(const string& pattern) const override;
};

RegExpInput* PatternRegExpFactory::CreateInput(const string& text) const {
  return new guichet::pattern_test::Input(AdapterUnderTest().CreateInput(text));
}

RegExp* PatternRegExpFactory::CreateRegExp(const string& pattern) const {
  guichet::pattern_test::seen().patterns.insert(pattern);
  return new guichet::pattern_test::Compared(pattern, AdapterUnderTest().CreateRegExp(pattern));
}

}  // namespace i18n::phonenumbers
