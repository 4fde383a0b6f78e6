#include "email/reader.hpp"

#include "email/characters.hpp"

namespace guichet::email {

namespace {

bool is_control(char32_t code_point) { return code_point < 0x20 || code_point == 0x7F; }

// What no quoted string and no comment may hold even by the obsolete forms.
bool is_never_text(char32_t code_point) {
  return code_point == 0 || code_point == '\n' || is_unwritable(code_point);
}

}  // namespace

Span Reader::skip(std::size_t length) {
  const Span span{at_, at_ + length};
  at_ += length;
  return span;
}

Span Reader::read_white_space() {
  const std::size_t begin = at_;
  std::size_t folds = 0;
  Span fold;
  bool is_after_fold = false;
  while (!is_at_end() && is_at_white_space()) {
    if (peek() != '\r') {
      skip(1);
      is_after_fold = false;
    } else if (text_.substr(at_, 2) != "\r\n") {
      note(Diagnosis::kErrCrNoLf, skip(1));
    } else {
      const Span next = skip(2);
      if (is_after_fold) note(Diagnosis::kErrFwsCrlfX2, {fold.begin, next.end});
      if (++folds == 2) note(Diagnosis::kDeprecFws, next);
      fold = next;
      is_after_fold = true;
    }
  }
  if (is_after_fold) note(Diagnosis::kErrFwsCrlfEnd, fold);
  return {begin, at_};
}

void Reader::read_quoted_pair() {
  const Span backslash = skip(1);
  if (is_at_end()) return note(Diagnosis::kErrBackslashEnd, backslash);
  const auto character = peek_character();
  const Span span = skip(character.length);
  if (character.code_point >= 0x80) note(Diagnosis::kErrExpectingQpair, span);
  if (is_control(character.code_point) && character.code_point != '\t')
    note(Diagnosis::kDeprecQp, {backslash.begin, span.end});
}

Span Reader::take_unclosed(std::size_t begin, Diagnosis code) {
  at_ = begin + 1;
  note(code, {begin, at_});
  return {begin, at_};
}

Span Reader::read_comment() {
  const std::size_t begin = at_;
  if (is_comment_open_) {
    skip(1);
    return {begin, at_};
  }
  const std::size_t first_note = notes_.size();
  read_comment_content();
  for (std::size_t i = first_note; i < notes_.size(); ++i) notes_[i].is_in_comment = true;
  if (text_[at_ - 1] == ')' && !is_comment_open_) return {begin, at_};
  return take_unclosed(begin, Diagnosis::kErrUnclosedComment);
}

void Reader::read_comment_content() {
  std::size_t depth = 0;
  do {
    const auto character = peek_character();
    if (is_at_white_space()) {
      note(Diagnosis::kCfwsFws, read_white_space());
    } else if (character.code_point == '\\') {
      read_quoted_pair();
    } else {
      const Span span = skip(character.length);
      if (character.code_point == '(') ++depth;
      if (character.code_point == ')' && --depth == 0) return;
      if (is_never_text(character.code_point)) {
        note(Diagnosis::kErrExpectingCtext, span);
      } else if (is_control(character.code_point)) {
        note(Diagnosis::kDeprecCtext, span);
      }
    }
  } while (!is_at_end());
  is_comment_open_ = true;
}

Span Reader::read_quoted_string() {
  const std::size_t begin = skip(1).begin;
  read_quoted_content();
  if (is_at_end()) return take_unclosed(begin, Diagnosis::kErrUnclosedQuotedStr);
  return {begin, skip(1).end};
}

void Reader::read_quoted_content() {
  while (!is_at_end() && peek() != '"') {
    const auto character = peek_character();
    if (character.code_point == '\\') {
      read_quoted_pair();
    } else if (character.code_point != ' ' && is_at_white_space()) {
      note(Diagnosis::kCfwsFws, read_white_space());
    } else {
      const Span span = skip(character.length);
      if (is_never_text(character.code_point)) {
        note(Diagnosis::kErrExpectingQtext, span);
      } else if (is_control(character.code_point)) {
        note(Diagnosis::kDeprecQtext, span);
      }
    }
  }
}

Span Reader::read_domain_literal() {
  const std::size_t begin = skip(1).begin;
  read_literal_content();
  if (is_at_end()) return take_unclosed(begin, Diagnosis::kErrUnclosedDomlit);
  return {begin, skip(1).end};
}

void Reader::read_literal_content() {
  while (!is_at_end() && peek() != ']') {
    const auto character = peek_character();
    if (character.code_point == '\\') {
      note(Diagnosis::kRfc5322DomlitObsDtext, {at_, at_ + 1});
      read_quoted_pair();
    } else if (is_at_white_space()) {
      note(Diagnosis::kCfwsFws, read_white_space());
    } else {
      const Span span = skip(character.length);
      if (character.code_point == '[' || character.code_point == 0 || character.code_point >= 0x80) {
        note(Diagnosis::kErrExpectingDtext, span);
      } else if (is_control(character.code_point)) {
        note(Diagnosis::kRfc5322DomlitObsDtext, span);
      }
    }
  }
}

}  // namespace guichet::email
