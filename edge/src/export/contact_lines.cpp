#include "export/contact_lines.hpp"

#include <algorithm>
#include <iterator>

#include "crypto/ids.hpp"
#include "files/output_folder.hpp"
#include "people/instant.hpp"

namespace guichet::exporting {
namespace {

// Fields of forms that have a column of their own, by their autofill names; all others stand together in
// "other".
constexpr std::string_view kFields[] = {
    "email",          "name",           "given-name",     "additional-name", "family-name",   "tel",
    "organization",   "bday",           "address-line1",  "address-line2",   "address-line3", "postal-code",
    "address-level3", "address-level2", "address-level1", "country"};

std::string time_text(const std::optional<Millis>& at) {
  return at ? people::instant_text(*at) : std::string();
}

std::string text_of(const Json& value) {
  return value.is_string() ? value.get<std::string>() : write_json(value);
}

std::string field_text(const Json& profile, std::string_view name) {
  const Json* value = find_member(profile, name);
  return value == nullptr ? std::string() : text_of(*value);
}

std::string other_fields(const Json& profile) {
  Json others = Json::object();
  if (!profile.is_object()) return {};
  for (const auto& [name, value] : profile.items()) {
    if (std::find(std::begin(kFields), std::end(kFields), name) == std::end(kFields)) others[name] = value;
  }
  return others.empty() ? std::string() : write_json(others);
}

// "shop/newsletter=confirmed shop/partners=withdrawn"
std::string consents_text(const std::vector<store::Consent>& consents) {
  std::string text;
  for (const store::Consent& consent : consents) {
    text.append(text.empty() ? "" : " ").append(consent.site).append("/").append(consent.purpose);
    text.append("=").append(consent.state);
  }
  return text;
}

// "shop/newsletter-fr/browser"
std::string sources_text(const std::vector<store::Source>& sources) {
  std::string text;
  for (const store::Source& source : sources) {
    text.append(text.empty() ? "" : " ").append(source.site).append("/").append(source.form_id);
    text.append("/").append(source.channel);
  }
  return text;
}

std::string csv_line(const Contact& contact) {
  std::vector<std::string> values = {std::string(change_name(contact.change)),
                                     crypto::id_text(contact.account)};
  if (contact.change == Change::kPut) {
    values.emplace_back(contact.facts.is_verified ? "verified" : "pending");
    values.push_back(people::instant_text(contact.facts.created_at));
    values.push_back(time_text(contact.facts.verified_at));
    values.push_back(consents_text(contact.consents));
    values.push_back(sources_text(contact.sources));
    for (const std::string_view field : kFields)
      values.push_back(guarded(field_text(contact.profile, field)));
    values.push_back(guarded(other_fields(contact.profile)));
  }
  values.resize(std::size(kFields) + 8);
  std::string line;
  files::append_row(line, {values.begin(), values.end()});
  return line;
}

Json consent_json(const store::Consent& consent) {
  return Json{{"site", consent.site},
              {"purpose", consent.purpose},
              {"state", consent.state},
              {"confirmed_at", people::instant_text(consent.confirmed_at)},
              {"changed_at", people::instant_text(consent.changed_at)}};
}

Json source_json(const store::Source& source) {
  return Json{{"site", source.site},
              {"form", source.form_id},
              {"channel", source.channel},
              {"locale", source.locale},
              {"last_received", people::instant_text(source.last_at)}};
}

template <class T, class ToJson>
Json list_json(const std::vector<T>& rows, ToJson to_json) {
  Json list = Json::array();
  for (const T& row : rows) list.push_back(to_json(row));
  return list;
}

std::string ndjson_line(const Contact& contact) {
  Json json{{"change", change_name(contact.change)}, {"account", crypto::id_text(contact.account)}};
  if (contact.change == Change::kPut) {
    json["status"] = contact.facts.is_verified ? "verified" : "pending";
    json["created_at"] = people::instant_text(contact.facts.created_at);
    json["verified_at"] =
        contact.facts.verified_at ? Json(people::instant_text(*contact.facts.verified_at)) : Json();
    json["profile"] = contact.profile;
    json["consents"] = list_json(contact.consents, consent_json);
    json["sources"] = list_json(contact.sources, source_json);
  }
  return write_json(json) + "\n";
}

}  // namespace

Format format_of(std::string_view name) { return name == "ndjson" ? Format::kNdjson : Format::kCsv; }

std::string_view format_name(Format format) { return format == Format::kNdjson ? "ndjson" : "csv"; }

std::string header_line(Format format) {
  if (format == Format::kNdjson) return {};
  std::vector<std::string_view> names = {"change",      "account",  "status", "created_at",
                                         "verified_at", "consents", "sources"};
  names.insert(names.end(), std::begin(kFields), std::end(kFields));
  names.emplace_back("other");
  std::string line;
  files::append_row(line, names);
  return line;
}

std::string contact_line(Format format, const Contact& contact) {
  return format == Format::kNdjson ? ndjson_line(contact) : csv_line(contact);
}

std::string guarded(std::string value) {
  const bool is_formula =
      !value.empty() && std::string_view("=+-@\t\r").find(value.front()) != std::string_view::npos;
  return is_formula ? "'" + std::move(value) : value;
}

}  // namespace guichet::exporting
