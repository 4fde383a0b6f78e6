#include "form/field_checks.hpp"

#include "guichet/email.hpp"
#include "guichet/name.hpp"
#include "guichet/phone.hpp"
#include "text/ascii.hpp"

namespace guichet::form {
namespace {

void add_findings(std::vector<Finding> findings, std::string_view token, Report& report) {
  for (Finding& finding : findings) {
    finding.field = token;
    report.findings.push_back(std::move(finding));
  }
}

void add_finding(Finding finding, std::string_view token, Report& report) {
  finding.field = token;
  report.findings.push_back(std::move(finding));
}

void check_email_field(std::string_view token, std::string_view text, std::string_view country, Report& report,
                       rules::Environment& environment) {
  EmailReport checked = check_email(text, country);
  add_findings(std::move(checked.findings), token, report);
  if (!checked.email) return;
  const Email& email = *checked.email;
  std::vector<std::string> traits = email_trait_names(email.traits);
  Json value{{"ascii", email.ascii},
             {"canonical", email.canonical},
             {"provider", email.provider ? Json(*email.provider) : Json(nullptr)},
             {"traits", traits},
             {"syntax", name_of(email.syntax)},
             {"html", email.is_html}};
  if (!email.unicode.empty()) value["unicode"] = email.unicode;
  if (email.group) value["group"] = *email.group;
  report.values[std::string(token)] = std::move(value);
  environment["email.traits"] = std::move(traits);
  environment["email.domain"] = email.domain;
  if (email.provider) environment["email.provider"] = *email.provider;
}

void check_tel_field(std::string_view token, std::string_view text, std::string_view country, Report& report,
                     rules::Environment& environment) {
  PhoneReport checked = check_phone(text, country);
  add_findings(std::move(checked.findings), token, report);
  if (!checked.checked) report.values[std::string(token)] = Json{{"unchecked", true}};
  if (checked.is_short_code) environment["tel.type"] = std::string(phone_type_name(PhoneType::kShortCode));
  if (!checked.phone) return;
  const Phone& phone = *checked.phone;
  Json& value = report.values[std::string(token)];
  value["e164"] = phone.e164;
  value["type"] = phone_type_name(phone.type);
  value["country"] = phone.country;
  value["national"] = phone.national;
  value["valid"] = phone.valid;
  if (!phone.extension.empty()) value["extension"] = phone.extension;
  environment["tel.country"] = phone.country;
  environment["tel.type"] = std::string(phone_type_name(phone.type));
  environment["tel.valid"] = phone.valid;
}

NamePart name_part(std::string_view token) {
  if (token == "given-name") return NamePart::kGiven;
  return token == "family-name" ? NamePart::kFamily : NamePart::kFull;
}

void check_person_name_field(std::string_view token, std::string_view text, std::string_view country, Report& report) {
  NameReport checked = check_person_name(text, {name_part(token), country});
  add_findings(std::move(checked.findings), token, report);
  report.values[std::string(token)] = Json{
      {"normalized", checked.normalized}, {"display", checked.display}, {"folded", fold_name(checked.normalized)}};
}

void check_organization_name_field(std::string_view token, std::string_view text, Report& report) {
  NameReport checked = check_organization_name(text);
  add_findings(std::move(checked.findings), token, report);
  report.values[std::string(token)] = Json{{"normalized", checked.normalized}};
}

void check_by_kind(const Field& field, std::string_view text, std::string_view country, Report& report,
                   rules::Environment& environment) {
  const std::string_view token = field.description->token;
  switch (field.description->kind) {
    case FieldKind::kEmail: return check_email_field(token, text, country, report, environment);
    case FieldKind::kTel: return check_tel_field(token, text, country, report, environment);
    case FieldKind::kPersonName: return check_person_name_field(token, text, country, report);
    case FieldKind::kOrganizationName: return check_organization_name_field(token, text, report);
    case FieldKind::kText: return;
  }
}

}  // namespace

void check_field(const Field& field, std::string_view text, std::string_view country, Report& report,
                 rules::Environment& environment) {
  const std::string_view token = field.description->token;
  if (trim_ascii(text).empty()) {
    if (field.is_required) add_finding(make_finding(Code::kFormRequired), token, report);
    return;
  }
  environment[std::string(token)] = std::string(text);
  if (text.size() > kMaxValueBytes) {
    Finding finding = make_finding(Code::kFormTooLong);
    finding.params.emplace_back("limit", static_cast<double>(kMaxValueBytes));
    return add_finding(std::move(finding), token, report);
  }
  check_by_kind(field, text, country, report, environment);
}

}  // namespace guichet::form
