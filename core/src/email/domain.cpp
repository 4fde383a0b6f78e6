#include "email/domain.hpp"

#include "tables/tables.hpp"
#include "text/idna.hpp"
#include "text/punycode.hpp"
#include "text/scripts.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace guichet::email {
namespace {

constexpr std::string_view kPunycodePrefix = "xn--";

// Labels in UTF-8 take up to four bytes a character, and what is mapped away comes on top.
constexpr std::size_t kMaxTypedDomain = 4 * kMaxDomain;

bool is_all_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_ascii_digit); }

// Labels without the table: one case, no check.
std::vector<IdnaLabel> fold_labels(std::string_view domain) {
  std::vector<IdnaLabel> labels;
  for (std::size_t begin = 0; begin <= domain.size();) {
    const std::size_t end = std::min(domain.find('.', begin), domain.size());
    const std::string_view text = domain.substr(begin, end - begin);
    IdnaLabel label{begin, end, to_utf32(fold_case(text)), {}, IdnaProblem::kNone};
    if (is_ascii(text)) {
      label.ascii = to_ascii_lower(text);
    } else if (const auto encoded = encode_punycode(label.unicode)) {
      label.ascii = std::string(kPunycodePrefix) + *encoded;
    }
    labels.push_back(std::move(label));
    begin = end + 1;
  }
  return labels;
}

void check_label(const IdnaLabel& label, Span span, Findings& findings) {
  if (label.problem == IdnaProblem::kPunycode) {
    findings.add(Code::kEmailInvalidPunycode, span);
  } else if (label.problem != IdnaProblem::kNone) {
    findings.add(Code::kEmailInvalidIdn, span);
  } else if (label.ascii.size() > kMaxLabel || (label.ascii.empty() && label.begin < label.end)) {
    findings.add_limit(Code::kEmailLabelTooLong, span, kMaxLabel);
  }
}

void check_scripts(const std::vector<IdnaLabel>& labels, std::size_t offset, Findings& findings) {
  const IdnaTable* table = index_of<IdnaTable>(Table::kIdna);
  for (const IdnaLabel& label : labels) {
    if (!mixes_scripts(*table, label.unicode)) continue;
    findings.add(Code::kEmailMixedScript, {offset + label.begin, offset + label.end});
  }
}

void append(DomainForms& forms, const IdnaLabel& label, bool is_first) {
  const bool fits = (is_first || forms.ascii.append(".")) && forms.ascii.append(label.ascii);
  if (!fits) forms.ascii.clear();
  if (!is_first) forms.unicode += '.';
  forms.unicode += to_utf8(label.unicode);
}

}  // namespace

DomainForms check_domain(std::string_view text, Span domain, Findings& findings) {
  const std::string_view typed = text.substr(domain.begin, domain.end - domain.begin);
  DomainForms forms;
  if (typed.size() > kMaxTypedDomain) {
    findings.add_limit(Code::kEmailDomainTooLong, domain, kMaxDomain);
    return forms;
  }
  const IdnaTable* table = findings.blocks() ? nullptr : index_of<IdnaTable>(Table::kIdna);
  const std::vector<IdnaLabel> labels = table ? process_domain(*table, typed) : fold_labels(typed);
  std::size_t length = labels.size() - 1;
  for (const IdnaLabel& label : labels) {
    const Span span{domain.begin + label.begin, domain.begin + label.end};
    check_label(label, span, findings);
    length += label.ascii.size();
  }
  if (length > kMaxDomain) {
    findings.add_limit(Code::kEmailDomainTooLong, domain, kMaxDomain);
    return forms;
  }
  for (const IdnaLabel& label : labels) append(forms, label, &label == &labels.front());
  if (forms.unicode == forms.ascii.view()) forms.unicode.clear();
  if (table) {
    check_scripts(labels, domain.begin, findings);
    const IdnaLabel& last = labels.back();
    if (is_all_digits(last.ascii))
      findings.add(Code::kEmailNumericTld, {domain.begin + last.begin, domain.end});
  }
  return forms;
}

}  // namespace guichet::email
