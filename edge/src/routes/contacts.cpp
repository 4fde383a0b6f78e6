#include "crypto/ids.hpp"
#include "people/contacts_log.hpp"
#include "people/email_address.hpp"
#include "people/pressure.hpp"
#include "routes/backend.hpp"
#include "routes/routes.hpp"
#include "routes/tenant.hpp"
#include "store/accounts.hpp"

namespace guichet::routes {
namespace {

constexpr std::size_t kMaxKind = 1024;

Json logged_json(const people::LoggedContacts& logged) {
  return Json{{"v", 1},
              {"recorded", logged.recorded},
              {"repeated", logged.repeated},
              {"unknown", logged.unknown},
              {"expired", logged.expired}};
}

Result<Writing> log_contacts(const Services& services, const http::Request& request) {
  if (!request.has_media_type("application/json")) return Error{Errc::kHttpUnsupportedMediaType};
  auto messages = people::parse_contacts_log(services.keys, kTenant, request.body, services.clock());
  if (!messages) return messages.error();
  auto shared = std::make_shared<const std::vector<people::ReportedMessage>>(*std::move(messages));
  return Writing{[&services, shared](store::Transaction& transaction) -> store::Result<Reply> {
    const auto logged = people::log_contacts(transaction, kTenant, *shared, services.clock());
    if (!logged) return logged.error();
    return Reply(logged_json(*logged));
  }};
}

// The pressure on the person of an account; of nobody when there is no account.
store::Result<Reply> answer_pressure(store::Database& database, const std::optional<Id>& account,
                                     const people::PressureQuestion& question, Millis now) {
  people::Person person;
  if (account) {
    auto found = people::find_person(database, kTenant, *account);
    if (!found) return found.error();
    person = *std::move(found);
  }
  const auto pressure = people::find_pressure(database, kTenant, person, question, now);
  if (!pressure) return pressure.error();
  Json json = people::pressure_json(*pressure);
  json["v"] = 1;
  json["account"] = account ? Json(crypto::id_text(*account)) : Json();
  json["accounts"] = person.accounts.size();
  if (!question.kind.empty()) json["kind"] = question.kind;
  return Reply(std::move(json));
}

Result<people::PressureQuestion> query_question(const http::Request& request) {
  const auto query = read_query(request, {"kind", "cap7", "cap30"});
  if (!query) return query.error();
  people::PressureQuestion question;
  if (const auto kind = query->find("kind"); kind != query->end()) {
    if (!people::is_contact_name(kind->second)) return Error{Errc::kRequestBadValue, "/kind"};
    question.kind = kind->second;
  }
  const auto cap7 = query_number(*query, "cap7", 0, people::kMaxCap);
  if (!cap7) return cap7.error();
  const auto cap30 = query_number(*query, "cap30", 0, people::kMaxCap);
  if (!cap30) return cap30.error();
  question.cap7 = *cap7;
  question.cap30 = *cap30;
  return question;
}

Result<Reading> read_pressure(const Services& services, const http::Request& request) {
  const auto id = path_id(request);
  if (!id) return id.error();
  const auto question = query_question(request);
  if (!question) return question.error();
  return Reading{
      [&services, id = *id, question = *question](store::Database& database) -> store::Result<Reply> {
        const auto account = store::find_account(database, kTenant, id);
        if (!account) return account.error();
        if (!*account) return Reply(Error{Errc::kHttpNotFound});
        return answer_pressure(database, id, question, services.clock());
      }};
}

Result<std::optional<std::int64_t>> body_cap(const Json& body, std::string_view name) {
  const Json* cap = find_member(body, name);
  if (cap == nullptr) return std::optional<std::int64_t>();
  if (!cap->is_number_integer()) return Error{Errc::kRequestWrongType, append_pointer("", name)};
  const auto number = cap->get<std::int64_t>();
  if (number < 0 || number > people::kMaxCap) return Error{Errc::kRequestBadValue, append_pointer("", name)};
  return std::optional(number);
}

Result<people::PressureQuestion> body_question(const Json& body) {
  const auto kind = optional_string(body, "kind", "", kMaxKind);
  if (!kind) return kind.error();
  if (*kind && !people::is_contact_name(**kind)) return Error{Errc::kRequestBadValue, "/kind"};
  const auto cap7 = body_cap(body, "cap7");
  if (!cap7) return cap7.error();
  const auto cap30 = body_cap(body, "cap30");
  if (!cap30) return cap30.error();
  return people::PressureQuestion{kind->value_or(""), *cap7, *cap30};
}

Result<Reading> ask_pressure(const Services& services, const http::Request& request) {
  const auto body = read_body(request, {"v", "email", "kind", "cap7", "cap30"});
  if (!body) return body.error();
  const auto address = read_email_member(services, *body);
  if (!address) return address.error();
  const auto question = body_question(*body);
  if (!question) return question.error();
  return Reading{[&services, claim = address->claim,
                  question = *question](store::Database& database) -> store::Result<Reply> {
    const auto account = people::find_account_of(database, claim, services.clock());
    if (!account) return account.error();
    return answer_pressure(database, *account, question, services.clock());
  }};
}

}  // namespace

void add_contact_routes(http::Router& router, const Services& services) {
  router.add("POST", "/v1/contacts-log",
             writes(services, [&services](const http::Request& request,
                                          const Caller&) { return log_contacts(services, request); }),
             {people::kMaxContactsLogBytes, nullptr});
  router.add("GET", "/v1/accounts/{id}/pressure", reads(services, [&services](const http::Request& request) {
               return read_pressure(services, request);
             }));
  router.add("POST", "/v1/pressure", reads(services, [&services](const http::Request& request) {
               return ask_pressure(services, request);
             }));
}

}  // namespace guichet::routes
