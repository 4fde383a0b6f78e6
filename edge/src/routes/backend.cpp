#include "routes/backend.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

#include "crypto/ids.hpp"
#include "http/form_urlencoded.hpp"
#include "http/problem.hpp"
#include "routes/guards.hpp"
#include "routes/tenant.hpp"

namespace guichet::routes {
namespace {

constexpr std::int64_t kMostAtOnce = 200;

Result<Caller> identify_backend(const Services& services, const http::Request& request) {
  auto caller = services.access.identify(request);
  if (!caller) return caller;
  if (caller->channel != signup::Channel::kBackend) return Error{Errc::kRequestSecretKeyNeeded};
  return caller;
}

http::Response to_response(const store::Result<Reply>& reply, unsigned status) {
  if (!reply) return unavailable(reply.error());
  if (!*reply) return http::problem(reply->error());
  auto response =
      status == 204 ? http::Response{204, {}, {}, {}} : http::respond_json(status, write_json(**reply));
  response.set_header("Cache-Control", "no-store");
  return response;
}

http::Task<http::Response> read(const Services& services, const PrepareReading& prepare,
                                const http::Request& request) {
  if (auto refusal = refuse_too_many(services, request)) co_return *std::move(refusal);
  if (const auto caller = identify_backend(services, request); !caller)
    co_return http::problem(caller.error());
  auto reading = prepare(request);
  if (!reading) co_return http::problem(reading.error());
  co_return to_response(co_await store::read<http::Executor>(*services.store.reader, reading->job), 200);
}

http::Task<http::Response> write(const Services& services, const PrepareWriting& prepare,
                                 const http::Request& request, unsigned status) {
  if (auto refusal = refuse_too_many(services, request)) co_return *std::move(refusal);
  const auto caller = identify_backend(services, request);
  if (!caller) co_return http::problem(caller.error());
  auto writing = prepare(request, *caller);
  if (!writing) co_return http::problem(writing.error());
  const auto reply = co_await store::write<http::Executor>(*services.store.writer, writing->job);
  if (reply && *reply && !writing->event.empty()) services.count(writing->event, writing->detail);
  co_return to_response(reply, status);
}

}  // namespace

http::Handler reads(const Services& services, PrepareReading prepare) {
  return [&services, prepare = std::move(prepare)](const http::Request& request) {
    return read(services, prepare, request);
  };
}

http::Handler writes(const Services& services, PrepareWriting prepare, unsigned status) {
  return [&services, prepare = std::move(prepare), status](const http::Request& request) {
    return write(services, prepare, request, status);
  };
}

Result<Id> path_id(const http::Request& request) {
  const auto id = crypto::parse_id(request.parameter("id"));
  if (!id) return Error{Errc::kHttpNotFound};
  return *id;
}

Result<Query> read_query(const http::Request& request, std::initializer_list<std::string_view> allowed) {
  const auto fields = http::parse_form_urlencoded(request.query);
  if (!fields) return fields.error();
  Query query;
  for (const auto& [name, value] : *fields) {
    const bool is_known = std::find(allowed.begin(), allowed.end(), name) != allowed.end();
    if (!is_known || !query.emplace(name, value).second) {
      return Error{Errc::kRequestUnknownMember, append_pointer("", name)};
    }
  }
  return query;
}

Result<std::optional<std::int64_t>> query_number(const Query& query, std::string_view name,
                                                 std::int64_t least, std::int64_t most) {
  const auto found = query.find(name);
  if (found == query.end()) return std::optional<std::int64_t>();
  const std::string& text = found->second;
  std::int64_t number = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_number = code == std::errc() && end == text.data() + text.size();
  if (!is_number || number < least || number > most)
    return Error{Errc::kRequestBadValue, append_pointer("", name)};
  return std::optional(number);
}

Result<NumberedPage> query_numbered_page(const Query& query) {
  const auto limit = query_number(query, "limit", 1, kMostAtOnce);
  if (!limit) return limit.error();
  const auto after = query_number(query, "after", 0, std::numeric_limits<std::int64_t>::max());
  if (!after) return after.error();
  return NumberedPage{limit->value_or(NumberedPage{}.limit), after->value_or(0)};
}

Result<Page> query_page(const Query& query) {
  Page page;
  const auto limit = query_number(query, "limit", 1, kMostAtOnce);
  if (!limit) return limit.error();
  if (*limit) page.limit = static_cast<std::size_t>(**limit);
  const auto after = query.find("after");
  if (after == query.end()) return page;
  const auto id = crypto::parse_id(after->second);
  if (!id) return Error{Errc::kRequestBadValue, "/after"};
  page.after = *id;
  return page;
}

Result<Json> read_body(const http::Request& request, std::initializer_list<std::string_view> allowed) {
  if (!request.has_media_type("application/json")) return Error{Errc::kHttpUnsupportedMediaType};
  auto body = parse_json(request.body);
  if (!body) return body;
  if (auto known = require_members(*body, "", allowed); !known) return known.error();
  if (auto supported = require_version(*body, 1); !supported) return supported.error();
  return body;
}

Result<people::EmailAddress> read_email_member(const Services& services, const Json& body) {
  constexpr std::size_t kMaxEmail = 1024;
  const auto email = required_string(body, "email", "", kMaxEmail);
  if (!email) return email.error();
  auto address = people::read_email(services.keys, kTenant, *email);
  if (!address) return Error{Errc::kRequestBadValue, "/email"};
  return *std::move(address);
}

}  // namespace guichet::routes
