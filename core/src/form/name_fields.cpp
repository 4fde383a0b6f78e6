#include "form/name_fields.hpp"

#include <algorithm>

#include "guichet/name.hpp"

namespace guichet::form {
namespace {

constexpr std::string_view kGiven = "given-name";
constexpr std::string_view kFamily = "family-name";

bool has_field(const std::vector<Field>& fields, std::string_view token) {
  return std::any_of(fields.begin(), fields.end(),
                     [=](const Field& field) { return field.description->token == token; });
}

std::string_view text_of(const CheckRequest& request, std::string_view token) {
  const auto found = request.values.find(token);
  return found == request.values.end() ? std::string_view{} : std::string_view(found->second);
}

// An empty field is what both names in the other one explain.
bool is_troubled(const Finding& finding) {
  return (finding.field == kGiven || finding.field == kFamily) && finding.severity != Severity::kInfo &&
         finding.code != Code::kFormRequired;
}

}  // namespace

void check_name_fields(const CheckRequest& request, const std::vector<Field>& fields, Report& report) {
  if (!has_field(fields, kGiven) || !has_field(fields, kFamily)) return;
  if (std::any_of(report.findings.begin(), report.findings.end(), is_troubled)) return;
  auto found = check_name_pair(text_of(request, kGiven), text_of(request, kFamily));
  if (!found) return;
  found->finding.field = found->part == NamePart::kFamily ? kFamily : kGiven;
  report.findings.push_back(std::move(found->finding));
}

}  // namespace guichet::form
