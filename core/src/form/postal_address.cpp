#include "form/postal_address.hpp"

#include <algorithm>

#include "guichet/address.hpp"
#include "text/ascii.hpp"

namespace guichet::form {
namespace {

constexpr std::string_view kPostalCode = "postal-code";
constexpr std::string_view kStreetTokens[] = {"address-line1", "address-line2", "address-line3"};
constexpr std::string_view kNotEverywhere[] = {"postal-code", "address-level1", "address-level2",
                                               "address-level3"};
constexpr std::string_view kRegisterCountry = "FR";

bool is_one_of(std::string_view token, const auto& tokens) {
  return std::find(std::begin(tokens), std::end(tokens), token) != std::end(tokens);
}

// A value as typed, if it can be used: one that is too long has its own finding.
std::string_view typed(const CheckRequest& request, std::string_view token) {
  const auto found = request.values.find(token);
  const bool is_usable = found != request.values.end() && found->second.size() <= kMaxValueBytes;
  return is_usable ? std::string_view(found->second) : std::string_view{};
}

std::string_view value_of(const CheckRequest& request, std::string_view token) {
  return trim_ascii(typed(request, token));
}

// Empty when it is not known. A country that was written otherwise than as its code is not the form's.
std::string country_of(const CheckRequest& request) {
  std::string country(value_of(request, "country"));
  if (country.empty()) return request.form.country;
  for (char& c : country) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  }
  return is_country_code(country) ? country : std::string();
}

bool requires_street(const std::vector<Field>& fields) {
  return std::any_of(fields.begin(), fields.end(), [](const Field& field) {
    const std::string_view token = field.description->token;
    return field.is_required && (token == kStreetTokens[0] || token == "street-address");
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

std::string recipient(const CheckRequest& request) {
  const std::string name(value_of(request, "name"));
  if (!name.empty()) return name;
  const std::string given(value_of(request, "given-name"));
  const std::string family(value_of(request, "family-name"));
  return given.empty() || family.empty() ? given + family : given + " " + family;
}

// A street-address is one text with line breaks.
std::vector<std::string> street_of(const CheckRequest& request) {
  std::vector<std::string> lines;
  for (const std::string_view token : kStreetTokens) lines.emplace_back(value_of(request, token));
  std::string_view rest = value_of(request, "street-address");
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find_first_of("\r\n"), rest.size());
    lines.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return lines;
}

std::string postal_code_of(const CheckRequest& request, const Report& report) {
  const Json* checked = find_member(report.values, kPostalCode);
  const Json* normalized = checked == nullptr ? nullptr : find_member(*checked, "normalized");
  return normalized == nullptr ? std::string(value_of(request, kPostalCode)) : normalized->get<std::string>();
}

Address address_of(const CheckRequest& request, const Report& report) {
  const auto value = [&](std::string_view token) { return std::string(value_of(request, token)); };
  return {recipient(request),
          value("organization"),
          street_of(request),
          value("address-level3"),
          value("address-level2"),
          value("address-level1"),
          postal_code_of(request, report)};
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

void check_postal_address(const CheckRequest& request, const std::vector<Field>& fields, Report& report) {
  const std::string country = country_of(request);
  const bool has_postal_code = has_field(fields, kPostalCode) && !value_of(request, kPostalCode).empty();
  if (has_postal_code) check_postal_code_field(typed(request, kPostalCode), country, report);
  if (country != kRegisterCountry) add_label(request, country, report);
}

}  // namespace guichet::form
