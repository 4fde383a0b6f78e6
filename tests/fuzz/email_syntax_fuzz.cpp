// What must hold of the syntax of any address: spans in the text and on borders of characters; nothing taken
// by a form that is_email refuses; one ASCII form of a domain, however often it goes there and back; Punycode
// without loss.
#include <cstdint>
#include <string>

#include "guichet/email.hpp"
#include "properties.hpp"
#include "tables/tables.hpp"
#include "text/ascii.hpp"
#include "text/idna.hpp"
#include "text/punycode.hpp"
#include "text/utf8.hpp"

using namespace guichet;
using fuzz::require;
using fuzz::require_span;

namespace {

constexpr std::size_t kMaxInput = 2048;

void check_address(std::string_view text) {
  require_span(text, diagnose_email(text).span);
  const EmailReport report = check_email(text);
  for (const Finding& finding : report.findings) {
    require(finding.span.has_value(), "a finding on an address has a span");
    require_span(text, *finding.span);
  }
  if (!report.email) return;
  const EmailDiagnosis diagnosis = diagnose_email(trim_ascii(text));
  require(diagnosis.code == report.email->syntax, "check and diagnosis agree");
  require(diagnosis.code < EmailDiagnosisCode::kCfwsComment, "what is_email refuses is not taken");
}

struct Forms {
  std::string ascii, unicode;
  bool is_valid = true;
};

Forms forms_of(std::string_view domain) {
  Forms forms;
  for (const IdnaLabel& label : process_domain(*index_of<IdnaTable>(Table::kIdna), domain)) {
    forms.is_valid = forms.is_valid && label.problem == IdnaProblem::kNone && !label.ascii.empty();
    forms.ascii += (label.begin > 0 ? "." : "") + label.ascii;
    forms.unicode += (label.begin > 0 ? "." : "") + to_utf8(label.unicode);
  }
  return forms;
}

void check_domain(std::string_view text) {
  const Forms once = forms_of(text);
  if (!once.is_valid) return;
  for (const std::string& form : {once.ascii, once.unicode}) {
    const Forms again = forms_of(form);
    require(again.is_valid && again.ascii == once.ascii && again.unicode == once.unicode,
            "each form of a domain leads to both");
  }
}

void check_punycode(std::string_view text) {
  const std::u32string label = to_utf32(text);
  if (const auto encoded = encode_punycode(label))
    require(decode_punycode(*encoded) == label, "Punycode loses nothing");
  if (const auto decoded = decode_punycode(text))
    require(encode_punycode(*decoded).has_value(), "what was decoded can be encoded");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > kMaxInput) return 0;
  const std::string text(data, data + size);
  check_address(text);
  check_domain(text);
  check_punycode(text);
  return 0;
}
