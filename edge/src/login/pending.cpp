#include "login/pending.hpp"

#include <array>
#include <utility>

#include "crypto/seal.hpp"
#include "crypto/token.hpp"
#include "json/json.hpp"
#include "store/login_transactions.hpp"

namespace guichet::login {
namespace {

constexpr std::array<std::pair<std::string_view, std::string Pending::*>, 11> kTexts{{
    {"purpose", &Pending::purpose},
    {"provider", &Pending::provider},
    {"site", &Pending::site},
    {"origin", &Pending::origin},
    {"return_to", &Pending::return_to},
    {"form", &Pending::form},
    {"locale", &Pending::locale},
    {"challenge", &Pending::challenge},
    {"redirect_uri", &Pending::redirect_uri},
    {"nonce", &Pending::nonce},
    {"verifier", &Pending::verifier},
}};

std::string write(const Pending& pending) {
  Json content{{"is_popup", pending.is_popup}, {"values", pending.values}};
  for (const auto& [name, member] : kTexts) content[std::string(name)] = pending.*member;
  return write_json(content);
}

std::optional<Pending> read(const std::string& text) {
  const auto content = parse_json(text);
  if (!content) return std::nullopt;
  Pending pending;
  for (const auto& [name, member] : kTexts) pending.*member = (*content)[std::string(name)].get<std::string>();
  pending.is_popup = (*content)["is_popup"].get<bool>();
  pending.values = (*content)["values"].get<std::map<std::string, std::string>>();
  return pending;
}

crypto::SealPlace place(std::string_view tenant, const Bytes32& state_hash) {
  return {tenant, "login_transaction.content", state_hash};
}

store::Result<std::optional<store::LoginTransaction>> find_row(store::Database& database, const crypto::Keys& keys,
                                                               std::string_view tenant, std::string_view state) {
  return store::find_login_transaction(database, tenant, crypto::token_hash(keys, state));
}

bool is_of(const crypto::Keys& keys, const store::LoginTransaction& row, std::string_view browser) {
  return crypto::equal(row.browser_hash, crypto::token_hash(keys, browser));
}

store::Result<Pending> open_row(const crypto::Keys& keys, const store::LoginTransaction& row) {
  const auto content = crypto::open(keys, row.content_sealed, place(row.tenant, row.state_hash));
  auto pending = content ? read(*content) : std::nullopt;
  if (!pending) return store::StoreError{store::StoreErrc::kCorrupt, "login_transaction.content does not open"};
  return *std::move(pending);
}

}  // namespace

store::Status keep_pending(store::Transaction& transaction, const crypto::Keys& keys, std::string_view tenant,
                           const Pending& pending, std::string_view state, std::string_view browser, Millis now) {
  const Bytes32 hash = crypto::token_hash(keys, state);
  return store::insert_login_transaction(
      transaction, {std::string(tenant), hash, pending.provider, crypto::token_hash(keys, browser),
                    crypto::seal(keys, write(pending), place(tenant, hash)), now, now + kPendingLifetime});
}

store::Result<Taken> take_pending(store::Transaction& transaction, const crypto::Keys& keys, std::string_view tenant,
                                  std::string_view purpose, std::string_view provider, std::string_view state,
                                  std::string_view browser, Millis now) {
  const auto row = find_row(transaction, keys, tenant, state);
  if (!row) return row.error();
  if (!*row) return Taken{};
  if (!is_of(keys, **row, browser)) return Taken{TakenState::kOtherBrowser, {}};
  auto pending = open_row(keys, **row);
  if (!pending) return pending.error();
  const auto is_first = store::use_login_transaction(transaction, tenant, (*row)->state_hash, now);
  if (!is_first) return is_first.error();
  Taken taken{TakenState::kGood, *std::move(pending)};
  if (!*is_first) taken.state = TakenState::kUsed;
  else if ((*row)->expires_at <= now) taken.state = TakenState::kExpired;
  else if ((!provider.empty() && (*row)->provider != provider) || taken.pending.purpose != purpose) taken.state = TakenState::kOtherProvider;
  return taken;
}

store::Result<std::optional<Pending>> find_waiting(store::Database& database, const crypto::Keys& keys,
                                                   std::string_view tenant, std::string_view provider,
                                                   std::string_view browser, Millis now) {
  const auto row = store::find_waiting_login(database, tenant, provider, crypto::token_hash(keys, browser), now);
  if (!row) return row.error();
  if (!*row) return std::optional<Pending>();
  auto pending = open_row(keys, **row);
  if (!pending) return pending.error();
  if (pending->purpose != "login") return std::optional<Pending>();
  return std::optional(*std::move(pending));
}

store::Result<std::optional<Pending>> find_pending(store::Database& database, const crypto::Keys& keys,
                                                   std::string_view tenant, std::string_view state,
                                                   std::string_view browser) {
  const auto row = find_row(database, keys, tenant, state);
  if (!row) return row.error();
  if (!*row || !is_of(keys, **row, browser)) return std::optional<Pending>();
  auto pending = open_row(keys, **row);
  if (!pending) return pending.error();
  return std::optional(*std::move(pending));
}

}  // namespace guichet::login
