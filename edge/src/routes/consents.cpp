#include "consent/erase.hpp"
#include "consent/links.hpp"
#include "consent/settings.hpp"
#include "consent/view.hpp"
#include "consent/withdraw.hpp"
#include "routes/backend.hpp"
#include "routes/routes.hpp"
#include "routes/tenant.hpp"
#include "store/accounts.hpp"

// What backends may do with consents: see them, take them back, hand out the links for it. None of these
// gives a token that confirms, or confirms: that is the person's alone.
namespace guichet::routes {
namespace {

constexpr std::size_t kMaxName = 64;

using Job = std::function<store::Result<Reply>(store::Transaction&, const Id& account)>;

// A job on an account that is there.
Writing on_account(const Id& id, Job job) {
  return Writing{[id, job = std::move(job)](store::Transaction& transaction) -> store::Result<Reply> {
    const auto account = store::find_account(transaction, kTenant, id);
    if (!account) return account.error();
    return *account ? job(transaction, id) : store::Result<Reply>(Reply(Error{Errc::kHttpNotFound}));
  }};
}

Result<Reading> read_consents(const http::Request& request) {
  const auto id = path_id(request);
  if (!id) return id.error();
  return Reading{[id = *id](store::Database& database) -> store::Result<Reply> {
    const auto view = consent::consents_view(database, kTenant, id);
    if (!view) return view.error();
    return *view ? Reply(**view) : Reply(Error{Errc::kHttpNotFound});
  }};
}

Result<Writing> withdraw(const Services& services, const http::Request& request) {
  const auto id = path_id(request);
  if (!id) return id.error();
  const auto body = read_body(request, {"v", "site", "purpose"});
  if (!body) return body.error();
  const auto site = optional_string(*body, "site", "", kMaxName);
  if (!site) return site.error();
  const auto purpose = optional_string(*body, "purpose", "", kMaxName);
  if (!purpose) return purpose.error();
  return on_account(*id,
                    [&services, site = site->value_or(""), purpose = purpose->value_or("")](
                        store::Transaction& transaction, const Id& account) -> store::Result<Reply> {
                      const auto withdrawn = consent::withdraw(
                          transaction, services.keys,
                          {std::string(kTenant), account, site, purpose, "backend", {}}, services.clock());
                      if (!withdrawn) return withdrawn.error();
                      Json list = Json::array();
                      for (const store::Consent& each : *withdrawn)
                        list.push_back(consent::consent_json(each));
                      return Reply(Json{{"v", 1}, {"withdrawn", std::move(list)}});
                    });
}

Result<Writing> make_links(const Services& services, const http::Request& request) {
  const auto id = path_id(request);
  if (!id) return id.error();
  const auto query = read_query(request, {"site", "purpose"});
  if (!query) return query.error();
  const auto named = [&query](std::string_view name) {
    const auto found = query->find(name);
    return found == query->end() ? std::string() : found->second;
  };
  if (named("site").size() > kMaxName) return Error{Errc::kRequestBadValue, "/site"};
  if (named("purpose").size() > kMaxName) return Error{Errc::kRequestBadValue, "/purpose"};
  return on_account(*id,
                    [&services, site = named("site"), purpose = named("purpose")](
                        store::Transaction& transaction, const Id& account) -> store::Result<Reply> {
                      const auto links =
                          consent::make_links(transaction, services.keys, services.policy.public_url,
                                              {std::string(kTenant), account, site, purpose});
                      if (!links) return links.error();
                      return Reply(Json{{"v", 1},
                                        {"unsubscribe_url", links->unsubscribe_url},
                                        {"preferences_url", links->preferences_url}});
                    });
}

// A click is a sign of life of the person; a mail that was opened is none: pictures are fetched by machines.
Result<Writing> note_activity(const Services& services, const http::Request& request) {
  const auto id = path_id(request);
  if (!id) return id.error();
  const auto body = read_body(request, {"v", "kind"});
  if (!body) return body.error();
  const auto kind = required_string(*body, "kind", "", kMaxName);
  if (!kind) return kind.error();
  if (*kind != "click" && *kind != "open") return Error{Errc::kRequestBadValue, "/kind"};
  return on_account(*id,
                    [&services, counts = *kind == "click"](store::Transaction& transaction,
                                                           const Id& account) -> store::Result<Reply> {
                      if (!counts) return Reply(Json{{"v", 1}, {"moved", false}});
                      const auto moved = store::hear_from(transaction, kTenant, account, services.clock());
                      if (!moved) return moved.error();
                      return Reply(Json{{"v", 1}, {"moved", *moved > 0}});
                    });
}

Result<Writing> erase(const Services& services, const http::Request& request) {
  const auto id = path_id(request);
  if (!id) return id.error();
  return on_account(
      *id, [&services](store::Transaction& transaction, const Id& account) -> store::Result<Reply> {
        const auto erased = consent::erase(
            transaction, services.keys, {std::string(kTenant), account, "backend", true}, services.clock());
        if (!erased) return erased.error();
        return Reply(Json());
      });
}

using Prepare = Result<Writing> (*)(const Services&, const http::Request&);

http::Handler writing(const Services& services, Prepare prepare, unsigned status = 200) {
  return writes(
      services,
      [&services, prepare](const http::Request& request, const Caller&) {
        return prepare(services, request);
      },
      status);
}

}  // namespace

void add_consent_routes(http::Router& router, const Services& services) {
  router.add("GET", "/v1/accounts/{id}/consents", reads(services, read_consents));
  router.add("POST", "/v1/accounts/{id}/withdrawals", writing(services, withdraw));
  router.add("GET", "/v1/accounts/{id}/links", writing(services, make_links));
  router.add("POST", "/v1/accounts/{id}/activity", writing(services, note_activity));
  router.add("DELETE", "/v1/accounts/{id}", writing(services, erase, 204));
}

}  // namespace guichet::routes
