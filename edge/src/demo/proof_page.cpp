#include "demo/proof_page.hpp"

#include <charconv>
#include <kainjow/mustache.hpp>
#include <sstream>

#include "demo/embedded_page.hpp"
#include "http/form_urlencoded.hpp"
#include "http/security_headers.hpp"
#include "json/json.hpp"
#include "proof/export.hpp"
#include "proof/verify.hpp"
#include "routes/guards.hpp"
#include "routes/tenant.hpp"

namespace guichet::demo {
namespace {

using kainjow::mustache::data;

store::Result<std::string> export_of(store::Database& database, const crypto::Keys& keys) {
  std::ostringstream output;
  const auto counts = proof::write_export(database, keys, routes::kTenant, output);
  if (!counts) return counts.error();
  return output.str();
}

// Which byte is to be changed; nothing for none.
std::optional<std::size_t> wanted_change(const http::Request& request) {
  const auto fields = http::parse_form_urlencoded(request.query);
  if (!fields) return std::nullopt;
  for (const auto& [name, value] : *fields) {
    std::size_t at = 0;
    const auto [end, code] = std::from_chars(value.data(), value.data() + value.size(), at);
    if (name == "change" && code == std::errc() && end == value.data() + value.size()) return at;
  }
  return std::nullopt;
}

std::string shown(const Json& value) { return value.is_string() ? value.get<std::string>() : write_json(value); }

data fields_of(const Json& object) {
  data fields(data::type::list);
  for (const auto& [name, value] : object.items()) {
    data field;
    field.set("name", name);
    field.set("value", shown(value));
    fields.push_back(field);
  }
  return fields;
}

// Every entry with what it says; a damaged line is left out, the verdict speaks of it.
data entries_of(const std::string& exported) {
  std::vector<data> entries;
  std::istringstream lines(exported);
  for (std::string line; std::getline(lines, line);) {
    const auto json = parse_json(line);
    if (!json || !json->is_object()) continue;
    const std::string type = json->value("type", "");
    if (type == "entry") {
      const auto content = parse_json(json->value("content", ""));
      data entry;
      entry.set("hash", json->value("hash", ""));
      entry.set("fields", fields_of(content ? *content : Json::object()));
      entries.push_back(entry);
    } else if (type == "opening" && !entries.empty()) {
      entries.back().set("has_personal", true);
      entries.back().set("personal", fields_of(json->value("fields", Json::object())));
    }
  }
  data list(data::type::list);
  for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) list.push_back(*entry);
  return list;
}

data breaches_of(const proof::Verdict& verdict) {
  data breaches(data::type::list);
  for (const proof::Breach& breach : verdict.breaches) breaches.push_back(data("what", breach.describe()));
  return breaches;
}

http::Response page(std::string exported, const std::optional<std::size_t>& change) {
  const std::string whole = exported;
  if (change && !exported.empty()) exported[*change % exported.size()] ^= 1;
  std::istringstream input(exported);
  const proof::Verdict verdict = proof::verify(input, {});
  data content;
  content.set("holds", verdict.holds());
  content.set("is_changed", change.has_value());
  content.set("change", std::to_string(change && !whole.empty() ? *change % whole.size() : 0));
  content.set("next", std::to_string((change.value_or(whole.size() / 2) * 7919 + 4241) % std::max<std::size_t>(whole.size(), 1)));
  content.set("bytes", std::to_string(whole.size()));
  content.set("entries", std::to_string(verdict.entries));
  content.set("confirmed", std::to_string(verdict.confirmed));
  content.set("head", verdict.head);
  content.set("breaches", breaches_of(verdict));
  content.set("list", entries_of(whole));
  kainjow::mustache::mustache structure{embedded_page("proof.html")};
  return http::respond_page(200, structure.render(content));
}

http::Task<http::Response> show(const routes::Services& services, const http::Request& request) {
  auto job = [&services](store::Database& database) { return export_of(database, services.keys); };
  auto exported = co_await store::read<http::Executor>(*services.store.reader, job);
  if (!exported) co_return routes::unavailable(exported.error());
  co_return page(*std::move(exported), wanted_change(request));
}

}  // namespace

void add_proof_page(http::Router& router, const routes::Services& services) {
  router.add("GET", "/demo/proof", [&services](const http::Request& request) { return show(services, request); });
}

}  // namespace guichet::demo
