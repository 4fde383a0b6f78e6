#include "form/french_address.hpp"

#include <algorithm>
#include <cmath>

#include "form/address_values.hpp"
#include "form/registered_address.hpp"
#include "french_address/postal_lines.hpp"
#include "register/french_addresses.hpp"
#include "text/word_list.hpp"

namespace guichet::form {
namespace {

using address_register::AddressVerdict;
using address_register::Level;
using address_register::RegisteredAddress;
using address_register::Verdict;

constexpr std::string_view kCountries = " FR MC GP MQ GF RE YT PM BL MF WF PF NC ";

double rounded(double value) { return std::round(value * 1000) / 1000; }

std::string join(const std::vector<std::string>& texts) {
  std::string joined;
  for (const std::string& text : texts) joined += (joined.empty() ? "" : ", ") + text;
  return joined;
}

Json choices_to_json(const std::vector<RegisteredAddress>& choices) {
  Json array = Json::array();
  for (const RegisteredAddress& choice : choices) array.push_back(registered_address_to_json(choice));
  return array;
}

std::vector<std::string> lines_of(const CheckRequest& request, const AddressVerdict& verdict) {
  const RegisteredAddress& address = verdict.address;
  return french_address::postal_lines({recipient_of(request), verdict.extras, address.number, address.street,
                                       address.locality, address.postal_code, address.city});
}

bool is_sure(const AddressVerdict& verdict) {
  return verdict.verdict == Verdict::kAccept || verdict.verdict == Verdict::kCorrect;
}

Json to_json(const CheckRequest& request, const AddressVerdict& verdict) {
  Json json = registered_address_to_json(verdict.address);
  json["country"] = "FR";
  json["verdict"] = address_register::verdict_name(verdict.verdict);
  json["level"] = address_register::level_name(verdict.level);
  json["certainty"] = rounded(verdict.certainty);
  json["margin"] = rounded(verdict.margin);
  json["changed"] = verdict.changed;
  json["choices"] = choices_to_json(verdict.choices);
  if (!verdict.near_numbers.empty()) json["near_numbers"] = verdict.near_numbers;
  if (!verdict.extras.empty()) json["extras"] = verdict.extras;
  if (!is_sure(verdict)) return json;
  json["lines"] = lines_of(request, verdict);
  const bool has_street = verdict.level == Level::kNumber || verdict.level == Level::kStreet;
  const RegisteredAddress& address = verdict.address;
  if (has_street) json["key"] = french_address::match_key(address.number, address.street, address.insee);
  return json;
}

// The field that a finding about the street, or about the city, stands at.
std::string_view street_field(const CheckRequest& request) {
  return request.values.count("address-line1") == 0 && request.values.count("street-address") > 0
             ? "street-address"
             : "address-line1";
}

std::string_view city_field(const CheckRequest& request) {
  if (request.values.count("postal-code") > 0) return "postal-code";
  return request.values.count("address-level2") > 0 ? std::string_view("address-level2")
                                                    : street_field(request);
}

bool changes_street(const AddressVerdict& verdict) {
  return std::any_of(verdict.changed.begin(), verdict.changed.end(),
                     [](std::string_view part) { return part == "number" || part == "street"; });
}

Finding say(Code code, std::string_view field) {
  Finding finding = make_finding(code);
  finding.field = field;
  return finding;
}

Finding with_suggestion(Finding finding, const RegisteredAddress& address) {
  finding.params.emplace_back("suggestion", one_line(address));
  return finding;
}

// Nothing is unknown of a city that was not typed.
std::vector<Finding> unknown_city(const CheckRequest& request) {
  const bool is_typed = !usable_value(request, "address-level2").empty();
  return is_typed ? std::vector<Finding>{say(Code::kAddressCityUnknown, "address-level2")}
                  : std::vector<Finding>{};
}

// What the person should look at again.
std::vector<Finding> findings_of(const CheckRequest& request, const AddressVerdict& verdict) {
  const std::string_view street = street_field(request);
  const std::string_view city = city_field(request);
  switch (verdict.verdict) {
    case Verdict::kAccept:
    case Verdict::kUnchecked:
      return {};
    case Verdict::kCorrect: {
      if (verdict.is_only_abbreviated) return {};
      Finding finding = with_suggestion(say(Code::kAddressCorrected, changes_street(verdict) ? street : city),
                                        verdict.address);
      finding.params.emplace_back("certainty", rounded(verdict.certainty));
      return {finding};
    }
    case Verdict::kChoose:
      if (verdict.choices.empty()) return {};
      return {with_suggestion(say(Code::kAddressChoose, verdict.address.street.empty() ? city : street),
                              verdict.choices.front())};
    case Verdict::kUnknownNumber: {
      Finding finding = say(Code::kAddressNumberUnknown, street);
      finding.params.emplace_back("number", verdict.address.number);
      finding.params.emplace_back("street", verdict.address.street);
      finding.params.emplace_back("near", join(verdict.near_numbers));
      return {finding};
    }
    case Verdict::kUnknownStreet: {
      if (verdict.level == Level::kNone) return unknown_city(request);
      Finding finding = say(Code::kAddressStreetUnknown, street);
      finding.params.emplace_back("city", verdict.address.city);
      return {finding};
    }
    case Verdict::kConflict:
      if (verdict.choices.empty() || verdict.level == Level::kNone) return unknown_city(request);
      return {with_suggestion(say(Code::kAddressCityMismatch, city), verdict.choices.front())};
  }
  return {};
}

bool is_about_shape(const Finding& finding) {
  return finding.code == Code::kAddressPostalCodeInvalid || finding.code == Code::kAddressPostalCodeTypo;
}

// One address, one question: what the register is sure of is better than what the shape of the postal code
// says, and that is better than what the register does not know.
void add_findings(const CheckRequest& request, const AddressVerdict& verdict, Report& report) {
  auto& findings = report.findings;
  if (is_sure(verdict))
    findings.erase(std::remove_if(findings.begin(), findings.end(), is_about_shape), findings.end());
  if (std::any_of(findings.begin(), findings.end(), is_about_shape)) return;
  for (Finding& finding : findings_of(request, verdict)) findings.push_back(std::move(finding));
}

}  // namespace

bool is_in_french_register(std::string_view country) { return has_word(kCountries, country); }

void check_french_address(const CheckRequest& request, const Services& services, Report& report) {
  const std::vector<std::string_view> lines = street_lines(request);
  const address_register::AddressInput input{lines, usable_value(request, "postal-code"),
                                             usable_value(request, "address-level2")};
  if (input.lines.empty() && input.postal_code.empty() && input.city.empty()) return;
  const auto verdict = address_register::check_french_address(services, input);
  if (!verdict) return;
  report.values["address"] = to_json(request, *verdict);
  add_findings(request, *verdict, report);
}

}  // namespace guichet::form
