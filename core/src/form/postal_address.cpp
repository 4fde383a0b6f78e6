#include "form/postal_address.hpp"

#include <algorithm>

#include "form/address_values.hpp"
#include "form/french_address.hpp"
#include "guichet/address.hpp"
#include "text/ascii.hpp"

namespace guichet::form {
namespace {

constexpr std::string_view kPostalCode = "postal-code";
constexpr std::string_view kNotEverywhere[] = {"postal-code", "address-level1", "address-level2",
                                               "address-level3"};

bool is_one_of(std::string_view token, const auto& tokens) {
  return std::find(std::begin(tokens), std::end(tokens), token) != std::end(tokens);
}

// Empty when it is not known. A country that was written otherwise than as its code is not the form's.
std::string country_of(const CheckRequest& request) {
  std::string country(usable_value(request, "country"));
  if (country.empty()) return request.form.country;
  for (char& c : country) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  }
  return is_country_code(country) ? country : std::string();
}

bool requires_street(const std::vector<Field>& fields) {
  return std::any_of(fields.begin(), fields.end(), [](const Field& field) {
    const std::string_view token = field.description->token;
    return field.is_required && (token == "address-line1" || token == "street-address");
  });
}

bool has_field(const std::vector<Field>& fields, std::string_view token) {
  return std::any_of(fields.begin(), fields.end(),
                     [=](const Field& field) { return field.description->token == token; });
}

void check_postal_code_field(std::string_view text, const std::string& country, Report& report) {
  PostalCodeReport checked = check_postal_code(text, country);
  Json& values = report.values;
  if (!checked.checked) values[std::string(kPostalCode)] = Json{{"unchecked", true}};
  if (checked.normalized) values[std::string(kPostalCode)] = Json{{"normalized", *checked.normalized}};
  for (Finding& finding : checked.findings) {
    finding.field = kPostalCode;
    report.findings.push_back(std::move(finding));
  }
}

std::string postal_code_of(const CheckRequest& request, const Report& report) {
  const Json* checked = find_member(report.values, kPostalCode);
  const Json* normalized = checked == nullptr ? nullptr : find_member(*checked, "normalized");
  return normalized == nullptr ? std::string(usable_value(request, kPostalCode))
                               : normalized->get<std::string>();
}

Address address_of(const CheckRequest& request, const Report& report) {
  const auto value = [&](std::string_view token) { return std::string(usable_value(request, token)); };
  const std::vector<std::string_view> lines = street_lines(request);
  Address address{recipient_of(request),          value("organization"),   {},
                  value("address-level3"),        value("address-level2"), value("address-level1"),
                  postal_code_of(request, report)};
  address.street.assign(lines.begin(), lines.end());
  return address;
}

bool has_place(const Address& address) {
  const bool has_street = std::any_of(address.street.begin(), address.street.end(),
                                      [](const auto& line) { return !line.empty(); });
  return has_street || !address.city.empty() || !address.region.empty() ||
         !address.dependent_locality.empty();
}

void add_label(const CheckRequest& request, const std::string& country, Report& report) {
  const Address address = address_of(request, report);
  if (!has_place(address)) return;
  const auto lines = address_label(address, country);
  if (!lines.empty()) report.values["address"] = Json{{"country", country}, {"lines", lines}};
}

}  // namespace

void require_by_country(const CheckRequest& request, std::vector<Field>& fields) {
  const std::string country = country_of(request);
  const bool is_address = requires_street(fields);
  for (Field& field : fields) {
    if (!is_one_of(field.description->token, kNotEverywhere)) continue;
    const auto need = address_need(country, field.description->token);
    if (!need) continue;
    field.is_required =
        is_address ? need == AddressNeed::kRequired : field.is_required && need != AddressNeed::kAbsent;
  }
}

void check_postal_address(const CheckRequest& request, const std::vector<Field>& fields,
                          const Services& services, Report& report) {
  const std::string country = country_of(request);
  const bool has_postal_code = has_field(fields, kPostalCode) && !usable_value(request, kPostalCode).empty();
  if (has_postal_code) check_postal_code_field(usable_value(request, kPostalCode), country, report);
  const bool is_french = country.empty() ? services.addresses != nullptr : is_in_french_register(country);
  if (is_french) return check_french_address(request, services, report);
  add_label(request, country, report);
}

}  // namespace guichet::form
