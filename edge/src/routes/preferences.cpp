#include "consent/preferences.hpp"

#include "consent/erase.hpp"
#include "consent/notices.hpp"
#include "consent/person_data.hpp"
#include "consent/settings.hpp"
#include "consent/withdraw.hpp"
#include "crypto/ids.hpp"
#include "http/even_time.hpp"
#include "http/form_urlencoded.hpp"
#include "http/security_headers.hpp"
#include "identities/connect.hpp"
#include "people/email_address.hpp"
#include "routes/choices.hpp"
#include "routes/guards.hpp"
#include "routes/link_pages.hpp"
#include "routes/routes.hpp"
#include "routes/tenant.hpp"
#include "routes/visit.hpp"

// The page of a person's choices: what they allow whom, to take it back, to take their data with them, to be
// forgotten. Without JavaScript: every button posts to the page's own address.
namespace guichet::routes {
namespace {

using Answer = store::Result<http::Response>;
using Fields = std::map<std::string, std::string>;

constexpr std::string_view kForm = "application/x-www-form-urlencoded";

Result<Fields> read_fields(const http::Request& request) {
  const auto fields = http::parse_form_urlencoded(request.body);
  if (!fields) return fields.error();
  return Fields(fields->begin(), fields->end());
}

std::string field(const Fields& fields, const std::string& name) {
  const auto found = fields.find(name);
  return found == fields.end() ? std::string() : found->second;
}

// `done`: which message stands above; empty for none.
Answer page(const Services& services, store::Database& database, const Holder& holder,
            std::string_view done) {
  auto data = consent::preferences_data(database, *services.policy.consent, holder.link.tenant,
                                        holder.link.account, holder.locale);
  if (!data) return data.error();
  if (!done.empty()) {
    (*data)["notice"] =
        services.pages.localizer().text(holder.locale, "page.preferences.done." + std::string(done));
  }
  (*data)["has_notice"] = !done.empty();
  return http::respond_page(200, services.pages.preferences(holder.locale, *data));
}

// What one button does.
class Action {
 public:
  Action(const Services& services, store::Transaction& transaction, const Holder& holder,
         const Fields& fields, const consent::Visit& visit)
      : services_(services), transaction_(transaction), holder_(holder), fields_(fields), visit_(visit) {}

  Answer run() {
    const std::string action = field(fields_, "action");
    if (action == "erase") return http::respond_page(200, services_.pages.erase(holder_.locale));
    if (action == "erase_now") return erase();
    if (const auto heard = store::hear_from(transaction_, tenant(), account(), services_.clock()); !heard)
      return heard.error();
    if (action == "withdraw" || action == "withdraw_all") return withdraw(action == "withdraw");
    if (action == "data_json" || action == "data_csv") return data(action == "data_json");
    if (action == "unlink") return unlink();
    return page(services_, transaction_, holder_, action == "keep" ? "kept" : "");
  }

 private:
  const std::string& tenant() const { return holder_.link.tenant; }
  const Id& account() const { return holder_.link.account; }

  Answer withdraw(bool is_one) {
    const std::string site = is_one ? field(fields_, "site") : std::string();
    const std::string purpose = is_one ? field(fields_, "purpose") : std::string();
    if (is_one && (site.empty() || purpose.empty())) return page(services_, transaction_, holder_, "");
    const auto withdrawn =
        consent::withdraw(transaction_, services_.keys,
                          {tenant(), account(), site, purpose, "preferences", visit_}, services_.clock());
    if (!withdrawn) return withdrawn.error();
    return page(services_, transaction_, holder_, "withdrawn");
  }

  Answer unlink() {
    const auto identity = crypto::parse_id(field(fields_, "identity"));
    if (!identity) return page(services_, transaction_, holder_, "");
    const auto verdict = identities::disconnect(transaction_, services_.keys, services_.identities(), tenant(),
                                                account(), *identity, services_.clock());
    if (!verdict) return verdict.error();
    const bool is_last = *verdict == identities::DisconnectVerdict::kLastWayIn;
    return page(services_, transaction_, holder_, is_last ? "last_way_in" : "unlinked");
  }

  Answer data(bool as_json) {
    const auto data = consent::person_data(transaction_, services_.keys, tenant(), account());
    if (!data) return data.error();
    const Json content = data->value_or(Json::object());
    auto response = as_json
                        ? http::respond_json(200, write_json(content))
                        : http::respond(200, "text/csv; charset=utf-8", consent::person_data_csv(content));
    http::add_page_headers(response);
    response.set_header("Content-Disposition",
                        as_json ? "attachment; filename=\"data.json\"" : "attachment; filename=\"data.csv\"");
    return response;
  }

  Answer erase() {
    const auto erased = consent::erase(transaction_, services_.keys,
                                       {tenant(), account(), "preferences", true}, services_.clock());
    if (!erased) return erased.error();
    return http::respond_page(200, services_.pages.notice(holder_.locale, "page.erased."));
  }

  const Services& services_;
  store::Transaction& transaction_;
  const Holder& holder_;
  const Fields& fields_;
  const consent::Visit& visit_;
};

http::Task<http::Response> show(const Services& services, const http::Request& request) {
  return show_holder(services, request, std::string(consent::kPreferences),
                     [&services](store::Database& database, const Holder& holder) {
                       return page(services, database, holder, "");
                     });
}

http::Task<http::Response> refused(http::Response refusal) { co_return refusal; }

http::Task<http::Response> act(const Services& services, const http::Request& request) {
  if (auto refusal = refuse_other_media_type(request, kForm)) return refused(*std::move(refusal));
  auto fields = read_fields(request);
  if (!fields) return refused(http::problem(fields.error()));
  return act_for_holder(services, request, std::string(consent::kPreferences),
                        [&services, fields = *std::move(fields), visit = visit_of(services, request, {})](
                            store::Transaction& transaction, const Holder& holder) {
                          return Action(services, transaction, holder, fields, visit).run();
                        });
}

// Whoever has the address gets the link there, and whoever asks learns nothing.
store::Result<bool> send_link(const Services& services, store::Transaction& transaction,
                              const std::string& text) {
  const auto email = people::read_email(services.keys, kTenant, text);
  if (!email) return false;
  const auto claim = store::find_verified_claim(transaction, email->claim);
  if (!claim) return claim.error();
  if (!*claim) return false;
  return consent::order_notice(
      transaction, services.keys, services.policy,
      {"mail.preferences", std::string(kTenant), (*claim)->account_id, {}, {}, false}, services.clock());
}

http::Task<http::Response> send(const Services& services, const http::Request& request) {
  if (auto refusal = refuse_too_many(services, request)) co_return *std::move(refusal);
  if (auto refusal = refuse_other_media_type(request, kForm)) co_return *std::move(refusal);
  const auto fields = read_fields(request);
  if (!fields) co_return http::problem(fields.error());
  auto job = [&services, email = field(*fields, "email")](store::Transaction& transaction) {
    return send_link(services, transaction, email);
  };
  const http::EvenTime time(services.answer_step);
  const auto sent = co_await store::write<http::Executor>(*services.store.writer, job);
  co_await time.end();
  if (!sent) co_return unavailable(sent.error());
  co_return http::respond_page(200, services.pages.notice(browser_locale(request), "page.preferences_sent."));
}

http::Response ask(const Services& services, const http::Request& request) {
  return http::respond_page(200, services.pages.preferences_lost(browser_locale(request)));
}

}  // namespace

void add_preference_routes(http::Router& router, const Services& services) {
  router.add("GET", "/preferences",
             http::immediate([&services](const http::Request& request) { return ask(services, request); }));
  router.add("POST", "/preferences",
             [&services](const http::Request& request) { return send(services, request); });
  router.add("GET", "/preferences/{token}",
             [&services](const http::Request& request) { return show(services, request); });
  router.add("POST", "/preferences/{token}",
             [&services](const http::Request& request) { return act(services, request); });
}

}  // namespace guichet::routes
