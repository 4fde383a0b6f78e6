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
  Json json{{"code", code_name(finding.code)},
            {"severity", severity_name(finding.severity)},
            {"field", finding.field},
            {"params", std::move(params)}};
  if (finding.span) json["span"] = Json::array({finding.span->begin, finding.span->end});
  return json;
}

}  // namespace

Json report_to_json(const Report& report) {
  Json findings = Json::array();
  for (const Finding& finding : report.findings) findings.push_back(finding_to_json(finding));
  return Json{{"v", 1},
              {"outcome", outcome_name(report.outcome)},
              {"findings", std::move(findings)},
              {"values", report.values},
              {"versions", Json{{"core", kVersion}, {"ruleset", report.ruleset_hash}, {"data", data_version()}}}};
}

}  // namespace guichet::form
