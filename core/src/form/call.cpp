#include "form/address_layout.hpp"
#include "form/check.hpp"
#include "form/complete.hpp"
#include "form/format.hpp"
#include "form/report.hpp"
#include "guichet/check.hpp"
#include "guichet/problem.hpp"

namespace guichet {
namespace {

constexpr int kContractVersion = 1;
constexpr std::size_t kMaxOperation = 32;

Result<Json> check_operation(const Json& request, const Services& services) {
  const auto parsed = form::parse_check_request(request);
  if (!parsed) return parsed.error();
  return form::report_to_json(form::check(*parsed, services));
}

Result<Json> answer(std::string_view text, const Services& services) {
  if (text.size() > kMaxRequestBytes) return Error{Errc::kRequestTooLarge};
  const auto request = parse_json(text);
  if (!request) return request.error();
  if (auto supported = require_version(*request, kContractVersion); !supported) return supported.error();
  const auto operation = optional_string(*request, "op", "", kMaxOperation);
  if (!operation) return operation.error();
  const std::string name = operation->value_or("check");
  if (name == "check") return check_operation(*request, services);
  if (name == "format") return form::format(*request);
  if (name == "address_layout") return form::answer_address_layout(*request);
  if (name == "complete") return form::complete(*request, services);
  return Error{Errc::kRequestUnknownOperation, "/op"};
}

}  // namespace

std::string call(std::string_view request, const Services& services) {
  const auto result = answer(request, services);
  return result ? write_json(*result) : problem_json(result.error());
}

}  // namespace guichet
