#include "identities/click.hpp"

#include "identities/connect.hpp"
#include "identities/id_token.hpp"
#include "identities/situation.hpp"
#include "identities/ticket.hpp"

namespace guichet::identities {
namespace {

using Token = store::Result<std::optional<std::string>>;

bool still_holds(const Situation& situation, const Ticket& ticket) {
  const bool is_offered = situation.rule == Rule::kAsk || situation.rule == Rule::kConnect;
  return is_offered && situation.holder == ticket.row.offered;
}

}  // namespace

Token connect_by_click(store::Transaction& transaction, const crypto::Keys& keys, const Settings& settings,
                       std::string_view tenant, std::string_view site, std::string_view text, Millis now) {
  const auto ticket = find_ticket(transaction, keys, tenant, site, text, now);
  if (!ticket) return ticket.error();
  if (!*ticket || (*ticket)->row.link_until <= now) return std::optional<std::string>();
  const store::LoginTicket& row = (*ticket)->row;
  const auto is_first = store::use_offer(transaction, row.hash);
  if (!is_first) return is_first.error();
  if (!*is_first) return std::optional<std::string>();
  const auto session = store::find_session(transaction, tenant, row.session_hash, now);
  if (!session) return session.error();
  const auto situation = find_situation(transaction, keys, settings, tenant, (*ticket)->person, now);
  if (!situation) return situation.error();
  if (!*session || !still_holds(*situation, **ticket)) return std::optional<std::string>();
  const auto connected =
      connect(transaction, keys, settings,
              {std::string(tenant), *row.offered, (*ticket)->person, row.session_hash}, now);
  if (!connected) return connected.error();
  if (!*connected) return std::optional<std::string>();
  const auto signed_in = store::find_session(transaction, tenant, row.session_hash, now);
  if (!signed_in) return signed_in.error();
  auto id_token = mint_id_token(transaction, keys, settings, **signed_in, now);
  if (!id_token) return id_token.error();
  return std::optional(*std::move(id_token));
}

}  // namespace guichet::identities
