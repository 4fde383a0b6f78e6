#include "identities/ticket.hpp"

#include "crypto/seal.hpp"
#include "crypto/token.hpp"
#include "identities/person_text.hpp"

namespace guichet::identities {
namespace {

crypto::SealPlace person_place(std::string_view tenant, const Bytes32& hash) {
  return {tenant, "login_ticket.person", hash};
}

}  // namespace

store::Result<std::string> make_ticket(store::Transaction& transaction, const crypto::Keys& keys,
                                       const Settings& settings, const TicketOrder& order, Millis now) {
  const std::string text = crypto::new_token();
  store::LoginTicket row;
  row.hash = crypto::token_hash(keys, text);
  row.tenant = order.tenant;
  row.site = order.site;
  row.identity_ix = identity_index(keys, order.tenant, order.person.issuer, order.person.subject);
  row.session_hash = order.session_hash;
  row.offered = order.offered;
  row.link_until = now + settings.result_lifetime;
  row.person_sealed = crypto::seal(keys, write_person(order.person), person_place(order.tenant, row.hash));
  row.expires_at = now + settings.ticket_lifetime;
  const store::Status inserted = store::insert_login_ticket(transaction, row);
  if (!inserted) return inserted.error();
  return text;
}

store::Result<std::optional<Ticket>> find_ticket(store::Database& database, const crypto::Keys& keys,
                                                 std::string_view tenant, std::string_view site,
                                                 std::string_view text, Millis now) {
  if (!crypto::is_token(text)) return std::optional<Ticket>();
  auto row = store::find_login_ticket(database, crypto::token_hash(keys, text));
  if (!row) return row.error();
  const bool is_here = *row && (*row)->tenant == tenant && (site.empty() || (*row)->site == site);
  const bool is_good = is_here && (*row)->expires_at > now;
  if (!is_good) return std::optional<Ticket>();
  const auto content = crypto::open(keys, (*row)->person_sealed, person_place(tenant, (*row)->hash));
  auto person = content ? read_person(*content) : std::nullopt;
  if (!person) return store::StoreError{store::StoreErrc::kCorrupt, "login_ticket.person does not open"};
  return std::optional(Ticket{**std::move(row), *std::move(person)});
}

}  // namespace guichet::identities
