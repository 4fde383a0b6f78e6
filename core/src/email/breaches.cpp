#include "email/breaches.hpp"

#include "email/ascii_domain.hpp"
#include "email/characters.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace guichet::email {
namespace {

class Breaches {
 public:
  Breaches(std::string_view text, const Scan& scan, Findings& findings)
      : text_(text), parts_(scan.parts), findings_(findings) {}

  void add(const Note& note);

 private:
  Finding* add(const Note& note, Code code, Span span);
  void add_limit(const Note& note, Code code, std::size_t limit);
  void add_by_character(const Note& note, Span span);
  void add_white_space(const Note& note);
  void add_missing_domain(const Note& note);
  void add_numeric_tld(const Note& note);
  Span label_around(Span span) const;

  std::string_view text_;
  const Parts& parts_;
  Findings& findings_;
};

Finding* Breaches::add(const Note& note, Code code, Span span) {
  Finding* finding = findings_.add(code, span);
  if (finding) finding->params.emplace_back("diagnosis", std::string(name_of(note.code)));
  return finding;
}

void Breaches::add_limit(const Note& note, Code code, std::size_t limit) {
  if (Finding* finding = add(note, code, note.span))
    finding->params.emplace_back("limit", static_cast<double>(limit));
}

void Breaches::add_by_character(const Note& note, Span span) {
  const auto character = next_character(text_.substr(span.begin));
  span.end = span.begin + character.length;
  if (is_invisible(character.code_point)) {
    add(note, Code::kEmailControlCharacter, span);
  } else if (is_space(character.code_point)) {
    add(note, Code::kEmailSpace, span);
  } else if (character.code_point == '@') {
    add(note, Code::kEmailSeveralAt, span);
  } else if (Finding* finding = add(note, Code::kEmailInvalidCharacter, span)) {
    finding->params.emplace_back("character", std::string(text_.substr(span.begin, character.length)));
  }
}

// A line end or a tab is worse than the spaces around it.
void Breaches::add_white_space(const Note& note) {
  const std::size_t control = text_.substr(0, note.span.end).find_first_not_of(' ', note.span.begin);
  if (control == std::string_view::npos) {
    add(note, Code::kEmailSpace, note.span);
  } else {
    add_by_character(note, {control, control + 1});
  }
}

void Breaches::add_missing_domain(const Note& note) {
  const bool has_at = parts_.local.end < text_.size();
  add(note, has_at ? Code::kEmailEmptyDomain : Code::kEmailMissingAt, note.span);
}

// is_email notes a first digit; only a name of nothing but digits is sure to be no ending of a domain (RFC
// 3696 2).
void Breaches::add_numeric_tld(const Note& note) {
  const std::string_view label = text_.substr(note.span.begin, note.span.end - note.span.begin);
  if (std::all_of(label.begin(), label.end(), is_ascii_digit)) add(note, Code::kEmailNumericTld, note.span);
}

Span Breaches::label_around(Span span) const {
  const std::string_view domain = text_.substr(0, parts_.domain.end);
  const std::size_t dot = domain.rfind('.', span.begin);
  const bool is_in_domain = dot != std::string_view::npos && dot >= parts_.domain.begin;
  return {is_in_domain ? dot + 1 : parts_.domain.begin,
          std::min(domain.find('.', span.end), parts_.domain.end)};
}

void Breaches::add(const Note& note) {
  const bool is_comment = text_.substr(note.span.begin, 1) == "(";
  switch (note.code) {
    case Diagnosis::kErrNoLocalPart:
      add(note, Code::kEmailEmptyLocal, note.span);
      return;
    case Diagnosis::kErrNoDomain:
      return add_missing_domain(note);
    case Diagnosis::kErrDotStart:
      add(note, Code::kEmailDotAtStart, note.span);
      return;
    case Diagnosis::kErrDotEnd:
      add(note, Code::kEmailDotAtEnd, note.span);
      return;
    case Diagnosis::kErrConsecutiveDots:
      add(note, Code::kEmailConsecutiveDots, note.span);
      return;
    case Diagnosis::kErrDomainHyphenStart:
    case Diagnosis::kErrDomainHyphenEnd:
      add(note, Code::kEmailHyphenAtEdge, label_around(note.span));
      return;
    case Diagnosis::kErrUnclosedQuotedStr:
      add(note, Code::kEmailUnclosedQuote, parts_.local);
      return;
    case Diagnosis::kErrExpectingAtext:
    case Diagnosis::kErrExpectingQtext:
    case Diagnosis::kErrExpectingQpair:
    case Diagnosis::kErrAtextAfterQs:
    case Diagnosis::kDeprecQtext:
    case Diagnosis::kRfc5322Domain:
      return add_by_character(note, note.span);
    case Diagnosis::kDeprecQp:
      return add_by_character(note, {note.span.begin + 1, note.span.end});
    case Diagnosis::kErrCrNoLf:
    case Diagnosis::kErrFwsCrlfX2:
    case Diagnosis::kErrFwsCrlfEnd:
    case Diagnosis::kCfwsFws:
    case Diagnosis::kDeprecFws:
      return add_white_space(note);
    case Diagnosis::kCfwsComment:
    case Diagnosis::kDeprecComment:
      add(note, Code::kEmailComment, note.span);
      return;
    case Diagnosis::kDeprecCfwsNearAt:
      if (!is_comment) return add_white_space(note);
      add(note, Code::kEmailComment, note.span);
      return;
    case Diagnosis::kDeprecLocalPart:
      if (text_[note.span.begin] == '"') add_by_character(note, note.span);
      return;
    case Diagnosis::kRfc5321QuotedString:
      add(note, Code::kEmailQuotedLocal, note.span);
      return;
    case Diagnosis::kRfc5321Tld:
      add(note, Code::kEmailDotlessDomain, note.span);
      return;
    case Diagnosis::kRfc5321TldNumeric:
      return add_numeric_tld(note);
    case Diagnosis::kRfc5322LocalTooLong:
      return add_limit(note, Code::kEmailLocalTooLong, kMaxLocal);
    case Diagnosis::kRfc5322LabelTooLong:
      return add_limit(note, Code::kEmailLabelTooLong, kMaxLabel);
    case Diagnosis::kErrUnclosedDomlit:
    case Diagnosis::kRfc5321AddressLiteral:
    case Diagnosis::kRfc5321Ipv6Deprecated:
    case Diagnosis::kRfc5322DomainLiteral:
    case Diagnosis::kRfc5322DomlitObsDtext:
    case Diagnosis::kRfc5322Ipv6GrpCount:
    case Diagnosis::kRfc5322Ipv62x2xColon:
    case Diagnosis::kRfc5322Ipv6BadChar:
    case Diagnosis::kRfc5322Ipv6MaxGrps:
    case Diagnosis::kRfc5322Ipv6ColonStrt:
    case Diagnosis::kRfc5322Ipv6ColonEnd:
      add(note, Code::kEmailDomainLiteral, parts_.domain);
      return;
    // Said already by what stands before them, or by the length of the domain's ASCII form.
    case Diagnosis::kValid:
    case Diagnosis::kErrAtextAfterCfws:
    case Diagnosis::kErrAtextAfterDomlit:
    case Diagnosis::kErrExpectingDtext:
    case Diagnosis::kErrExpectingCtext:
    case Diagnosis::kErrBackslashEnd:
    case Diagnosis::kErrUnclosedComment:
    case Diagnosis::kDeprecCtext:
    case Diagnosis::kRfc5322TooLong:
    case Diagnosis::kRfc5322DomainTooLong:
      return;
  }
}

}  // namespace

void add_breaches(std::string_view text, const Scan& scan, Findings& findings) {
  Breaches breaches(text, scan, findings);
  for (const Note& note : scan.notes) {
    if (!note.is_in_comment) breaches.add(note);
  }
}

}  // namespace guichet::email
