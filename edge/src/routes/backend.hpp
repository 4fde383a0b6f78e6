#pragma once

#include <functional>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "guichet/result.hpp"
#include "http/router.hpp"
#include "json/json.hpp"
#include "people/email_address.hpp"
#include "routes/services.hpp"

// What the routes for trusted backends share: they ask for a secret key, work on the store and answer with
// JSON.
namespace guichet::routes {

// The body of an answer, or the problem that it is.
using Reply = Result<Json>;

struct Reading {
  std::function<store::Result<Reply>(store::Database&)> job;
};

struct Writing {
  std::function<store::Result<Reply>(store::Transaction&)> job;
  std::string event = {};  // counted with its detail when the job succeeds; empty for nothing
  std::string detail = {};
};

// Reads what was sent, before the store is asked.
using PrepareReading = std::function<Result<Reading>(const http::Request&)>;
using PrepareWriting = std::function<Result<Writing>(const http::Request&, const Caller&)>;

// Handlers: rate limit, key (401 without a good one, 403 for a site's), preparation, job. A writer with
// status 204 answers without a body.
http::Handler reads(const Services& services, PrepareReading prepare);
http::Handler writes(const Services& services, PrepareWriting prepare, unsigned status = 200);

// The id at "{id}" of the route; http.not_found for what is none.
Result<Id> path_id(const http::Request& request);

// The parameters of the query, each at most once. Errors: request.unknown_member, http.bad_request.
using Query = std::map<std::string, std::string, std::less<>>;
Result<Query> read_query(const http::Request& request, std::initializer_list<std::string_view> allowed);

// A whole number of the query within its limits; nothing when it is not there.
Result<std::optional<std::int64_t>> query_number(const Query& query, std::string_view name,
                                                 std::int64_t least, std::int64_t most);

// "limit" (1 to 200, else 50) and "after", a cursor that the page before gave.
struct Page {
  std::size_t limit = 50;
  Id after{};
};
Result<Page> query_page(const Query& query);

// The same for what is read by number.
struct NumberedPage {
  std::int64_t limit = 50;
  std::int64_t after = 0;
};
Result<NumberedPage> query_numbered_page(const Query& query);

// {"v": 1, <name>: [...], "next"} of rows that have a number, of which there is one too many when there is more.
template <class Row, class ToJson>
Json page_json(const std::vector<Row>& rows, const NumberedPage& page, std::string_view name, ToJson to_json) {
  Json list = Json::array();
  for (const Row& row : rows) {
    if (list.size() == static_cast<std::size_t>(page.limit)) break;
    list.push_back(to_json(row));
  }
  const bool has_more = rows.size() > list.size();
  Json next = has_more ? Json(std::to_string(rows[list.size() - 1].number)) : Json();
  return Json{{"v", 1}, {name, std::move(list)}, {"next", std::move(next)}};
}

// A JSON body {"v": 1, ...} with no other members than these.
Result<Json> read_body(const http::Request& request, std::initializer_list<std::string_view> allowed);

// The address that a body names as "email": in a URL it would stand in every log on the way.
Result<people::EmailAddress> read_email_member(const Services& services, const Json& body);

}  // namespace guichet::routes
