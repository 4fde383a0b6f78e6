// What must hold for every request: the answer is JSON, always the same, and either a problem that codes.json
// knows or a report whose spans lie in the values, on the borders of characters, and whose outcome is that of
// its findings. The input is a request as it stands, and unless it begins with a brace also the values of a
// form, with "|" between them; the length of what follows picks the form's country.
#include <cstdint>
#include <string>

#include "guichet/check.hpp"
#include "guichet/problem.hpp"
#include "guichet/rules.hpp"
#include "json/json.hpp"
#include "properties.hpp"
#include "text/utf8.hpp"

namespace {

using guichet::Json;
using guichet::fuzz::require;

const Json& member(const Json& object, std::string_view name) {
  const Json* found = guichet::find_member(object, name);
  require(found != nullptr, "an answer has all its members");
  return *found;
}

std::string text_of(const Json& object, std::string_view name) {
  const Json& text = member(object, name);
  require(text.is_string(), "a name in an answer is a text");
  return text.get<std::string>();
}

void check_problem(const Json& problem) {
  const auto error = guichet::find_errc(text_of(problem, "code"));
  require(error.has_value(), "a problem has a known code");
  require(member(problem, "status") == guichet::errc_status(*error), "a problem has its code's status");
}

bool has_caret_at_border(const Json& text) {
  return guichet::fuzz::is_border(text_of(text, "value"), member(text, "caret").get<std::size_t>());
}

void check_format(const Json& asked, const Json& answer) {
  require(member(answer, "caret").get<std::size_t>() <= text_of(answer, "value").size(),
          "a caret stands in the text");
  require(has_caret_at_border(asked), "a caret inside of a character is refused");
  require(has_caret_at_border(answer), "a caret stays between characters");
}

// The outcome that a finding asks for: "info" asks for nothing, the other severities are outcomes.
guichet::Outcome outcome_of(const Json& finding) {
  const std::string severity = text_of(finding, "severity");
  const auto outcome = guichet::parse_outcome(severity == "info" ? "accept" : severity);
  require(outcome.has_value(), "a severity is known");
  return *outcome;
}

void check_finding(const Json& finding, const Json& values) {
  require(guichet::find_code(text_of(finding, "code")).has_value(), "a finding has a known code");
  require(member(finding, "params").is_object(), "the params are an object");
  const Json* span = guichet::find_member(finding, "span");
  if (span == nullptr) return;
  require(span->is_array() && span->size() == 2, "a span is two numbers");
  guichet::fuzz::require_span(text_of(values, text_of(finding, "field")),
                              {(*span)[0].get<std::size_t>(), (*span)[1].get<std::size_t>()});
}

void check_report(const Json& report, const Json& values, bool has_rules) {
  auto worst = guichet::Outcome::kAccept;
  for (const Json& finding : member(report, "findings")) {
    check_finding(finding, values);
    worst = std::max(worst, outcome_of(finding));
  }
  const auto outcome = guichet::parse_outcome(text_of(report, "outcome"));
  require(outcome.has_value(), "an outcome is known");
  require(has_rules ? *outcome >= worst : *outcome == worst,
          "the outcome is that of the most severe finding");
}

void check_answer(const std::string& request) {
  const std::string answer = guichet::call(request);
  require(guichet::call(request) == answer, "the same request has the same answer");
  const Json read = Json::parse(answer, nullptr, false);
  require(!read.is_discarded(), "an answer is JSON");
  if (guichet::is_problem(answer)) return check_problem(read);
  const auto asked = guichet::parse_json(request);
  require(asked.has_value(), "what is no JSON is answered with a problem");
  if (guichet::find_member(read, "caret") != nullptr) return check_format(*asked, read);
  const Json* form = guichet::find_member(*asked, "form");
  const bool has_rules = form != nullptr && guichet::find_member(*form, "rules") != nullptr;
  check_report(read, member(*asked, "values"), has_rules);
}

std::string form_request(std::string_view text) {
  Json values = Json::object();
  for (const char* token : {"email", "tel", "given-name", "family-name", "name", "organization"}) {
    const std::size_t end = text.find('|');
    values[token] = std::string(text.substr(0, end));
    text = end == text.npos ? std::string_view{} : text.substr(end + 1);
  }
  static constexpr const char* kCountries[] = {"FR", "US", "DE", "JP", "BR"};
  return guichet::write_json(Json{{"v", 1},
                                  {"form", {{"country", kCountries[text.size() % std::size(kCountries)]}}},
                                  {"values", std::move(values)}});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input(reinterpret_cast<const char*>(data), size);
  check_answer(input);
  if (input.rfind('{', 0) == 0 || input.find('\0') != input.npos || guichet::find_invalid_utf8(input))
    return 0;
  const std::string request = form_request(input);
  require(request.size() > guichet::kMaxRequestBytes || !guichet::is_problem(guichet::call(request)),
          "values that are UTF-8 without NUL are reported on");
  check_answer(request);
  return 0;
}
