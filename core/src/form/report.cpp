#include "form/report.hpp"

#include <cmath>

#include "guichet/version.hpp"

namespace guichet::form {
namespace {

Json parameter_to_json(const Parameter& parameter) {
  if (const auto* text = std::get_if<std::string>(&parameter)) return *text;
  if (const auto* flag = std::get_if<bool>(&parameter)) return *flag;
  const double number = *std::get_if<double>(&parameter);
  const bool is_whole = std::floor(number) == number && std::abs(number) < 1e15;
  return is_whole ? Json(static_cast<std::int64_t>(number)) : Json(number);
}

Json finding_to_json(const Finding& finding) {
  Json params = Json::object();
  for (const auto& [name, value] : finding.params) params[std::string(name)] = parameter_to_json(value);
  Json json = Json::object();
  json["code"] = code_name(finding.code);
  json["severity"] = severity_name(finding.severity);
  json["field"] = finding.field;
  json["params"] = std::move(params);
  if (finding.span) json["span"] = Json::array({finding.span->begin, finding.span->end});
  return json;
}

}  // namespace

// Member by member: nlohmann/json copies what stands in the braces of a list.
Json report_to_json(Report report) {
  Json json = Json::object();
  json["v"] = 1;
  json["outcome"] = outcome_name(report.outcome);
  Json& findings = json["findings"] = Json::array();
  for (const Finding& finding : report.findings) findings.push_back(finding_to_json(finding));
  json["values"] = std::move(report.values);
  Json& versions = json["versions"];
  versions["core"] = kVersion;
  versions["ruleset"] = std::move(report.ruleset_hash);
  versions["data"] = data_version();
  return json;
}

}  // namespace guichet::form
