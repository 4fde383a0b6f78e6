// libphonenumber's regular expressions on RE2. Upstream's own adapter does not compile with current RE2.

#include <re2/re2.h>

#include "phonenumbers/regexp_adapter_re2.h"

namespace i18n {
namespace phonenumbers {
namespace {

class Input final : public RegExpInput {
 public:
  explicit Input(const string& text) : text_(text), rest_(text_) {}

  string ToString() const override { return string(rest_.data(), rest_.size()); }
  re2::StringPiece* rest() { return &rest_; }

 private:
  const string text_;
  re2::StringPiece rest_;  // what no match has consumed yet, within text_
};

// RE2 writes groups as \1 where libphonenumber writes $1, and a plain dollar as $ where it writes \$.
string re2_replacement(const string& replacement) {
  string result;
  for (std::size_t i = 0; i < replacement.size(); ++i) {
    if (replacement[i] == '$') {
      result += '\\';
    } else if (replacement[i] == '\\' && i + 1 < replacement.size() && replacement[i + 1] == '$') {
      result += replacement[++i];
    } else {
      result += replacement[i];
    }
  }
  return result;
}

class Pattern final : public RegExp {
 public:
  explicit Pattern(const string& pattern) : pattern_(pattern) {}

  bool Consume(RegExpInput* input, bool anchor_at_start, string* group1, string* group2, string* group3,
               string* group4, string* group5, string* group6) const override {
    const RE2::Arg groups[] = {group1, group2, group3, group4, group5, group6};
    const RE2::Arg* const arguments[] = {&groups[0], &groups[1], &groups[2], &groups[3], &groups[4], &groups[5]};
    const int count = group6 ? 6 : group5 ? 5 : group4 ? 4 : group3 ? 3 : group2 ? 2 : group1 ? 1 : 0;
    re2::StringPiece* rest = static_cast<Input*>(input)->rest();
    return anchor_at_start ? RE2::ConsumeN(rest, pattern_, arguments, count)
                           : RE2::FindAndConsumeN(rest, pattern_, arguments, count);
  }

  bool Match(const string& input, bool full_match, string* group) const override {
    const RE2::Arg argument(group);
    const RE2::Arg* const arguments[] = {&argument};
    const int count = group ? 1 : 0;
    return full_match ? RE2::FullMatchN(input, pattern_, arguments, count)
                      : RE2::PartialMatchN(input, pattern_, arguments, count);
  }

  bool Replace(string* text, bool global, const string& replacement) const override {
    const string rewrite = re2_replacement(replacement);
    return global ? RE2::GlobalReplace(text, pattern_, rewrite) > 0 : RE2::Replace(text, pattern_, rewrite);
  }

 private:
  const RE2 pattern_;
};

}  // namespace

RegExpInput* RE2RegExpFactory::CreateInput(const string& text) const { return new Input(text); }

RegExp* RE2RegExpFactory::CreateRegExp(const string& pattern) const { return new Pattern(pattern); }

}  // namespace phonenumbers
}  // namespace i18n
