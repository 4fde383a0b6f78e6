#include "email/scan.hpp"

#include "email/address_literal.hpp"
#include "email/ascii_domain.hpp"
#include "email/characters.hpp"
#include "email/reader.hpp"

namespace guichet::email {
namespace {

constexpr std::size_t kMaxDiagnosedDomain = 255;  // is_email's, by RFC 1035; that of a form is kMaxDomain

// What stood last in an element (atom, quoted string, label) and allows no more letters in it.
enum class Closing { kNone, kCfws, kQuotedString, kDomainLiteral };

// The dot-separated element that is being read.
struct Element {
  Span content;  // from its first to its last byte, without comments and white space around it
  std::size_t length = 0;
  Closing closing = Closing::kNone;
  Span closed_by;

  void extend(Span span) {
    if (length == 0) content.begin = span.begin;
    content.end = span.end;
    length += span.end - span.begin;
  }

  void close(Closing how, Span span) {
    closing = how;
    closed_by = span;
  }
};

class Scanner {
 public:
  explicit Scanner(std::string_view text) : reader_(text) {}

  Scan scan() {
    read_local_part();
    if (reader_.is_at_end()) {
      const std::size_t end = reader_.at();
      parts_.local = {0, end};
      parts_.domain = {end, end};
      reader_.note(Diagnosis::kErrNoDomain, parts_.domain);
    } else {
      end_local_part();
      read_domain();
      end_domain();
    }
    parts_.is_quoted = !reader_.text().empty() && reader_.text()[0] == '"';
    return {parts_, reader_.take_notes()};
  }

 private:
  void read_local_part();
  void end_local_part();
  void read_local_character();
  void read_local_quotation();
  void read_domain();
  void end_domain();
  void check_domain_length();
  void read_domain_character();
  void read_literal();
  void read_dot(Span dot, bool is_domain);
  void read_cfws(Diagnosis leading_comment, Diagnosis leading_space, Diagnosis inner);
  void note_letter_after(Span span);

  Reader reader_;
  Parts parts_;
  Element element_;
  std::size_t count_ = 0;   // elements before this one
  std::size_t length_ = 0;  // of the part, without comments and white space
  Span last_dot_;
  bool is_ascii_label_ = true;
  bool is_ascii_domain_ = true;
};

void Scanner::read_cfws(Diagnosis leading_comment, Diagnosis leading_space, Diagnosis inner) {
  const bool is_comment = reader_.peek() == '(';
  const Span span = is_comment ? reader_.read_comment() : reader_.read_white_space();
  if (is_comment && !Reader::is_closed(span)) {
    reader_.note(Diagnosis::kErrExpectingAtext, span);
    element_.extend(span);
  } else if (element_.length == 0) {
    reader_.note(is_comment ? leading_comment : leading_space, span);
  } else {
    reader_.note(is_comment ? inner : Diagnosis::kCfwsFws, span);
    element_.close(Closing::kCfws, span);
  }
}

void Scanner::read_dot(Span dot, bool is_domain) {
  const bool is_last_hyphen = element_.length > 0 && reader_.text()[element_.content.end - 1] == '-';
  if (element_.length == 0) {
    const bool is_first = count_ == 0;
    reader_.note(is_first ? Diagnosis::kErrDotStart : Diagnosis::kErrConsecutiveDots,
                 is_first ? dot : Span{last_dot_.begin, dot.end});
  } else if (!is_domain && element_.closing != Closing::kNone) {
    reader_.note(Diagnosis::kDeprecLocalPart, element_.closed_by);
  } else if (is_domain && is_last_hyphen) {
    reader_.note(Diagnosis::kErrDomainHyphenEnd, {element_.content.end - 1, element_.content.end});
  }
  if (is_domain && is_ascii_label_ && element_.length > kMaxLabel) {
    reader_.note(Diagnosis::kRfc5322LabelTooLong, element_.content);
  }
  length_ += element_.length + 1;
  ++count_;
  element_ = {};
  last_dot_ = dot;
  is_ascii_label_ = true;
}

void Scanner::note_letter_after(Span span) {
  if (element_.closing == Closing::kCfws) reader_.note(Diagnosis::kErrAtextAfterCfws, span);
  if (element_.closing == Closing::kQuotedString) reader_.note(Diagnosis::kErrAtextAfterQs, span);
  if (element_.closing == Closing::kDomainLiteral) reader_.note(Diagnosis::kErrAtextAfterDomlit, span);
  element_.closing = Closing::kNone;
}

void Scanner::read_local_part() {
  while (!reader_.is_at_end() && reader_.peek() != '@') {
    const char c = reader_.peek();
    const bool is_first = count_ == 0;
    if (c == '.') {
      read_dot(reader_.skip(1), false);
    } else if (c == '(' || reader_.is_at_white_space()) {
      read_cfws(is_first ? Diagnosis::kCfwsComment : Diagnosis::kDeprecComment,
                is_first ? Diagnosis::kCfwsFws : Diagnosis::kDeprecFws, Diagnosis::kCfwsComment);
    } else if (c == '"' && element_.length == 0) {
      read_local_quotation();
    } else {
      read_local_character();
    }
  }
}

void Scanner::read_local_quotation() {
  const Span span = reader_.read_quoted_string();
  element_.extend(span);
  if (!Reader::is_closed(span)) return;
  reader_.note(count_ == 0 ? Diagnosis::kRfc5321QuotedString : Diagnosis::kDeprecLocalPart, span);
  element_.close(Closing::kQuotedString, span);
}

void Scanner::read_local_character() {
  const auto character = reader_.peek_character();
  const Span span = reader_.skip(character.length);
  if (character.code_point != '"') note_letter_after(span);
  if (!is_wide_atext(character.code_point)) reader_.note(Diagnosis::kErrExpectingAtext, span);
  element_.extend(span);
}

void Scanner::end_local_part() {
  const std::size_t at = reader_.skip(1).begin;
  parts_.local = {0, at};
  length_ += element_.length;
  if (length_ == 0) {
    reader_.note(Diagnosis::kErrNoLocalPart, {at, at});
  } else if (element_.length == 0) {
    reader_.note(Diagnosis::kErrDotEnd, last_dot_);
  } else if (element_.closing == Closing::kCfws) {
    reader_.note(Diagnosis::kDeprecCfwsNearAt, element_.closed_by);
  }
  if (length_ > kMaxLocal) reader_.note(Diagnosis::kRfc5322LocalTooLong, parts_.local);
}

void Scanner::read_domain() {
  const std::size_t local_length = length_;
  parts_.domain = {reader_.at(), reader_.text().size()};
  element_ = {};
  count_ = length_ = 0;
  while (!reader_.is_at_end()) {
    const bool is_first = count_ == 0;
    if (reader_.peek() == '(' || reader_.is_at_white_space()) {
      read_cfws(is_first ? Diagnosis::kDeprecCfwsNearAt : Diagnosis::kDeprecComment,
                is_first ? Diagnosis::kDeprecCfwsNearAt : Diagnosis::kDeprecFws, Diagnosis::kCfwsComment);
    } else if (reader_.peek() == '[' && is_first && element_.length == 0) {
      read_literal();
    } else {
      read_domain_character();
    }
  }
  length_ += element_.length;
  const bool is_too_long = is_ascii_domain_ && local_length + 1 + length_ > kMaxAddress;
  if (is_too_long) reader_.note(Diagnosis::kRfc5322TooLong, {0, reader_.text().size()});
}

void Scanner::read_literal() {
  const Span span = reader_.read_domain_literal();
  element_.extend(span);
  element_.close(Closing::kDomainLiteral, span);
  if (!Reader::is_closed(span)) return;
  const std::size_t begin = span.begin + 1;
  for (const Note& note : check_address_literal(reader_.text().substr(begin, span.end - 1 - begin))) {
    if (note.code != Diagnosis::kValid)
      reader_.note(note.code, {begin + note.span.begin, begin + note.span.end});
  }
}

void Scanner::read_domain_character() {
  const auto character = reader_.peek_character();
  const Span span = reader_.skip(character.length);
  if (is_dot(character.code_point)) return read_dot(span, true);
  const bool is_letter = is_wide_atext(character.code_point);
  if (!is_letter) reader_.note(Diagnosis::kErrExpectingAtext, span);
  note_letter_after(span);
  if (character.code_point == '-' && element_.length == 0)
    reader_.note(Diagnosis::kErrDomainHyphenStart, span);
  if (character.code_point >= 0x80) {
    is_ascii_label_ = is_ascii_domain_ = false;
  } else if (is_letter && !is_letter_digit_hyphen(static_cast<char>(character.code_point))) {
    reader_.note(Diagnosis::kRfc5322Domain, span);
  }
  element_.extend(span);
}

void Scanner::end_domain() {
  const std::size_t end = reader_.at();
  if (length_ == 0) return reader_.note(Diagnosis::kErrNoDomain, {end, end});
  if (element_.length == 0) return reader_.note(Diagnosis::kErrDotEnd, last_dot_);
  const Span label = element_.content;
  if (reader_.text()[label.begin] == '[' && count_ == 0) return;
  if (reader_.text()[label.end - 1] == '-')
    reader_.note(Diagnosis::kErrDomainHyphenEnd, {label.end - 1, label.end});
  check_domain_length();
  if (count_ == 0) reader_.note(Diagnosis::kRfc5321Tld, label);
  if (is_ascii_digit(reader_.text()[label.begin])) reader_.note(Diagnosis::kRfc5321TldNumeric, label);
}

void Scanner::check_domain_length() {
  if (is_ascii_domain_ && length_ > kMaxDiagnosedDomain)
    reader_.note(Diagnosis::kRfc5322DomainTooLong, parts_.domain);
  if (is_ascii_label_ && element_.length > kMaxLabel)
    reader_.note(Diagnosis::kRfc5322LabelTooLong, element_.content);
}

}  // namespace

Scan scan_address(std::string_view text) { return Scanner(text).scan(); }

}  // namespace guichet::email
