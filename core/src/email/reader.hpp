#pragma once

#include <cstddef>
#include <string_view>

#include "email/note.hpp"
#include "text/utf8.hpp"

namespace guichet::email {

// A place in the text of an address, and the tokens of RFC 5322 that are longer than a character. Every token
// notes what is wrong within it and reads on, so that a form can name all that is to be mended.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  bool is_at_end() const { return at_ == text_.size(); }
  std::size_t at() const { return at_; }
  std::string_view text() const { return text_; }
  char peek() const { return text_[at_]; }
  DecodedCharacter peek_character() const { return next_character(text_.substr(at_)); }
  Span skip(std::size_t length);

  void note(EmailDiagnosisCode code, Span span) { notes_.push_back({code, span, false}); }
  Notes take_notes() { return std::move(notes_); }

  bool is_at_white_space() const { return peek() == ' ' || peek() == '\t' || peek() == '\r'; }

  // FWS and obs-FWS, from a space, a tab or a carriage return.
  Span read_white_space();

  // These three begin at their opening mark and give their span with both marks. When the closing mark is
  // missing they give the opening mark alone, and what comes after it is read as if it were not there.
  Span read_comment();
  Span read_quoted_string();
  Span read_domain_literal();

  static bool is_closed(Span token) { return token.end - token.begin > 1; }

 private:
  Span take_unclosed(std::size_t begin, EmailDiagnosisCode code);
  void read_quoted_pair();
  void read_comment_content();
  void read_quoted_content();
  void read_literal_content();

  std::string_view text_;
  std::size_t at_ = 0;
  Notes notes_;
  bool is_comment_open_ =
      false;  // an opening parenthesis without its mate was met: none after it can have one
};

}  // namespace guichet::email
