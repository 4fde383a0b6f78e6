#include "consent/person_data.hpp"

#include "consent/view.hpp"
#include "crypto/ids.hpp"
#include "crypto/seal.hpp"
#include "identities/records.hpp"
#include "people/instant.hpp"
#include "proof/chain.hpp"
#include "store/accounts.hpp"
#include "store/consents.hpp"
#include "store/proofs.hpp"
#include "store/submissions.hpp"

namespace guichet::consent {
namespace {

store::StoreError broken(std::string what) { return {store::StoreErrc::kCorrupt, std::move(what)}; }

store::Result<Json> values_of(const crypto::Keys& keys, const store::Account& account) {
  const auto text =
      crypto::open(keys, account.profile_sealed, {account.tenant, "account.profile", account.id});
  const auto values = text ? parse_json(*text) : Result<Json>(Error{Errc::kJsonSyntax});
  if (!values) return broken("account.profile does not open");
  return *values;
}

store::Result<Json> consents_of(store::Database& database, const store::Account& account) {
  const auto consents = store::find_consents(database, account.tenant, account.id);
  if (!consents) return consents.error();
  Json list = Json::array();
  for (const store::Consent& consent : *consents) list.push_back(consent_json(consent));
  return list;
}

store::Result<Json> proofs_of(store::Database& database, const crypto::Keys& keys,
                              const store::Account& account) {
  const auto sequences = store::find_opened_sequences(database, account.tenant, account.id);
  if (!sequences) return sequences.error();
  Json list = Json::array();
  for (const std::int64_t sequence : *sequences) {
    const auto entry = store::find_proof_entries(database, account.tenant, sequence - 1, 1);
    if (!entry) return entry.error();
    const auto fields = proof::find_fields(database, keys, account.tenant, sequence);
    if (!fields) return fields.error();
    const auto content = parse_json(entry->front().content);
    if (!content || !*fields) return broken("proof_entry.content");
    list.push_back({{"entry", *content}, {"fields", **fields}});
  }
  return list;
}

store::Result<Json> sources_of(store::Database& database, const store::Account& account) {
  const auto sources = store::find_sources(database, account.tenant, account.id);
  if (!sources) return sources.error();
  Json list = Json::array();
  for (const store::Source& source : *sources) {
    list.push_back({{"site", source.site},
                    {"form", source.form_id},
                    {"first_at", people::instant_text(source.first_at)},
                    {"last_at", people::instant_text(source.last_at)}});
  }
  return list;
}

std::string csv_field(std::string text) {
  if (!text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos)
    text.insert(0, "'");
  std::string quoted = "\"";
  for (const char c : text) quoted.append(c == '"' ? "\"\"" : std::string(1, c));
  return quoted + "\"";
}

}  // namespace

store::Result<std::optional<Json>> person_data(store::Database& database, const crypto::Keys& keys,
                                               std::string_view tenant, const Id& id) {
  const auto account = store::find_account(database, tenant, id);
  if (!account) return account.error();
  if (!*account) return std::optional<Json>();
  Json data{{"account",
             {{"id", crypto::id_text(id)}, {"created_at", people::instant_text((*account)->created_at)}}}};
  const auto put = [&data](std::string_view name, store::Result<Json> part) -> store::Status {
    if (!part) return part.error();
    data[std::string(name)] = *std::move(part);
    return Done{};
  };
  const auto steps = {
      put("values", values_of(keys, **account)), put("consents", consents_of(database, **account)),
      put("proofs", proofs_of(database, keys, **account)), put("sources", sources_of(database, **account)),
      put("logins", identities::identities_data(database, keys, tenant, id))};
  for (const store::Status& step : steps) {
    if (!step) return step.error();
  }
  return std::optional(std::move(data));
}

std::string person_data_csv(const Json& data) {
  std::string table = "where,value\r\n";
  const Json flat = data.flatten();
  for (const auto& [pointer, value] : flat.items()) {
    const std::string text = value.is_string() ? value.get<std::string>() : write_json(value);
    table += csv_field(pointer) + "," + csv_field(text) + "\r\n";
  }
  return table;
}

}  // namespace guichet::consent
