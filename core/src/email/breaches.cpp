#include "email/breaches.hpp"

#include <cstdint>
#include <iterator>

#include "email/ascii_domain.hpp"
#include "email/characters.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace guichet::email {
namespace {

// Which finding a note becomes, and of what.
enum class Way : std::uint8_t {
  kSpan,       // of its own span
  kLabel,      // of the label around it
  kLocalPart,  // of the whole local part
  kDomain,     // of the whole domain
  kLimit,      // of its own span, with the limit as a parameter
  kCharacter,  // the character itself tells which
  kEscaped,    // the character behind the backslash does
  kSeparator,  // comment, white space or quotation marks where none may stand
  kNoDomain,
  kTld,
};

struct Rule {
  Diagnosis diagnosis;
  Way way;
  Code code = Code::kEmailInvalidCharacter;
};

// Codes without a rule are said already by what stands before them, or are told by the domain's ASCII form.
constexpr Rule kRules[] = {
    {Diagnosis::kErrNoLocalPart, Way::kSpan, Code::kEmailEmptyLocal},
    {Diagnosis::kErrNoDomain, Way::kNoDomain},
    {Diagnosis::kErrDotStart, Way::kSpan, Code::kEmailDotAtStart},
    {Diagnosis::kErrDotEnd, Way::kSpan, Code::kEmailDotAtEnd},
    {Diagnosis::kErrConsecutiveDots, Way::kSpan, Code::kEmailConsecutiveDots},
    {Diagnosis::kErrDomainHyphenStart, Way::kLabel, Code::kEmailHyphenAtEdge},
    {Diagnosis::kErrDomainHyphenEnd, Way::kLabel, Code::kEmailHyphenAtEdge},
    {Diagnosis::kErrUnclosedQuotedStr, Way::kLocalPart, Code::kEmailUnclosedQuote},
    {Diagnosis::kErrExpectingAtext, Way::kCharacter},
    {Diagnosis::kErrExpectingQtext, Way::kCharacter},
    {Diagnosis::kErrExpectingQpair, Way::kCharacter},
    {Diagnosis::kErrAtextAfterQs, Way::kCharacter},
    {Diagnosis::kDeprecQtext, Way::kCharacter},
    {Diagnosis::kDeprecQp, Way::kEscaped},
    {Diagnosis::kRfc5322Domain, Way::kCharacter},
    {Diagnosis::kErrCrNoLf, Way::kSeparator},
    {Diagnosis::kErrFwsCrlfX2, Way::kSeparator},
    {Diagnosis::kErrFwsCrlfEnd, Way::kSeparator},
    {Diagnosis::kCfwsFws, Way::kSeparator},
    {Diagnosis::kCfwsComment, Way::kSeparator},
    {Diagnosis::kDeprecFws, Way::kSeparator},
    {Diagnosis::kDeprecComment, Way::kSeparator},
    {Diagnosis::kDeprecCfwsNearAt, Way::kSeparator},
    {Diagnosis::kDeprecLocalPart, Way::kSeparator},
    {Diagnosis::kRfc5321QuotedString, Way::kSpan, Code::kEmailQuotedLocal},
    {Diagnosis::kRfc5321Tld, Way::kSpan, Code::kEmailDotlessDomain},
    {Diagnosis::kRfc5321TldNumeric, Way::kTld},
    {Diagnosis::kRfc5322LocalTooLong, Way::kLimit, Code::kEmailLocalTooLong},
    {Diagnosis::kRfc5322LabelTooLong, Way::kLimit, Code::kEmailLabelTooLong},
    {Diagnosis::kErrUnclosedDomlit, Way::kDomain, Code::kEmailDomainLiteral},
    {Diagnosis::kRfc5321AddressLiteral, Way::kDomain, Code::kEmailDomainLiteral},
    {Diagnosis::kRfc5321Ipv6Deprecated, Way::kDomain, Code::kEmailDomainLiteral},
    {Diagnosis::kRfc5322DomainLiteral, Way::kDomain, Code::kEmailDomainLiteral},
    {Diagnosis::kRfc5322DomlitObsDtext, Way::kDomain, Code::kEmailDomainLiteral},
    {Diagnosis::kRfc5322Ipv6GrpCount, Way::kDomain, Code::kEmailDomainLiteral},
    {Diagnosis::kRfc5322Ipv62x2xColon, Way::kDomain, Code::kEmailDomainLiteral},
    {Diagnosis::kRfc5322Ipv6BadChar, Way::kDomain, Code::kEmailDomainLiteral},
    {Diagnosis::kRfc5322Ipv6MaxGrps, Way::kDomain, Code::kEmailDomainLiteral},
    {Diagnosis::kRfc5322Ipv6ColonStrt, Way::kDomain, Code::kEmailDomainLiteral},
    {Diagnosis::kRfc5322Ipv6ColonEnd, Way::kDomain, Code::kEmailDomainLiteral},
};

class Breaches {
 public:
  Breaches(std::string_view text, const Scan& scan, Findings& findings)
      : text_(text), parts_(scan.parts), findings_(findings) {}

  void add(const Note& note);

 private:
  Finding* add(const Note& note, Code code, Span span);
  void add_limit(const Note& note, Code code);
  void add_by_character(const Note& note, Span span);
  void add_separator(const Note& note);
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

void Breaches::add_limit(const Note& note, Code code) {
  const std::size_t limit = code == Code::kEmailLocalTooLong ? kMaxLocal : kMaxLabel;
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

// A line end or a tab in white space is worse than the spaces around it.
void Breaches::add_separator(const Note& note) {
  const char first = text_[note.span.begin];
  if (first == '(') {
    add(note, Code::kEmailComment, note.span);
  } else if (first == '"') {
    add_by_character(note, note.span);
  } else if (const std::size_t control =
                 text_.substr(0, note.span.end).find_first_not_of(' ', note.span.begin);
             control != std::string_view::npos) {
    add_by_character(note, {control, control + 1});
  } else {
    add(note, Code::kEmailSpace, note.span);
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
  const auto* found = std::find_if(std::begin(kRules), std::end(kRules),
                                   [&](const Rule& rule) { return rule.diagnosis == note.code; });
  if (found == std::end(kRules)) return;
  switch (found->way) {
    case Way::kSpan:
      add(note, found->code, note.span);
      return;
    case Way::kLabel:
      add(note, found->code, label_around(note.span));
      return;
    case Way::kLocalPart:
      add(note, found->code, parts_.local);
      return;
    case Way::kDomain:
      add(note, found->code, parts_.domain);
      return;
    case Way::kLimit:
      return add_limit(note, found->code);
    case Way::kCharacter:
      return add_by_character(note, note.span);
    case Way::kEscaped:
      return add_by_character(note, {note.span.begin + 1, note.span.end});
    case Way::kSeparator:
      return add_separator(note);
    case Way::kNoDomain:
      return add_missing_domain(note);
    case Way::kTld:
      return add_numeric_tld(note);
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
