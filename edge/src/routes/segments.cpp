#include <algorithm>

#include "contacts/account_list.hpp"
#include "contacts/filter.hpp"
#include "contacts/segment.hpp"
#include "crypto/ids.hpp"
#include "routes/backend.hpp"
#include "routes/routes.hpp"
#include "routes/tenant.hpp"

namespace guichet::routes {
namespace {

// Name and filter of a segment that is to be written.
Result<store::Segment> read_segment(const Services& services, const http::Request& request,
                                    const Caller& caller) {
  const auto body = read_body(request, {"v", "name", "filter"});
  if (!body) return body.error();
  auto name = required_string(*body, "name", "", contacts::kMaxSegmentName);
  if (!name) return name.error();
  if (name->empty()) return Error{Errc::kRequestBadValue, "/name"};
  const Json* filter = find_member(*body, "filter");
  if (filter == nullptr) return Error{Errc::kRequestMissingMember, "/filter"};
  const Millis now = services.clock();
  if (const auto read = contacts::read_filter(*filter, "/filter", now); !read) return read.error();
  return store::Segment{crypto::new_id(now),
                        std::string(kTenant),
                        *std::move(name),
                        write_json(*filter),
                        caller.site,
                        now,
                        now};
}

Reply segment_reply(const store::Segment& segment) {
  return Reply(Json{{"v", 1}, {"segment", contacts::segment_json(segment)}});
}

Result<Writing> create(const Services& services, const http::Request& request, const Caller& caller) {
  auto segment = read_segment(services, request, caller);
  if (!segment) return segment.error();
  return Writing{[segment = *segment](store::Transaction& transaction) -> store::Result<Reply> {
    const auto count = store::count_segments(transaction, kTenant);
    if (!count) return count.error();
    if (*count >= contacts::kMaxSegments) return Reply(Error{Errc::kSegmentTooMany});
    const auto taken = store::is_name_taken(transaction, segment);
    if (!taken) return taken.error();
    if (*taken) return Reply(Error{Errc::kSegmentNameTaken, "/name"});
    if (auto inserted = store::insert_segment(transaction, segment); !inserted) return inserted.error();
    return segment_reply(segment);
  }};
}

Result<Writing> replace(const Services& services, const http::Request& request, const Caller& caller) {
  const auto id = path_id(request);
  if (!id) return id.error();
  auto wanted = read_segment(services, request, caller);
  if (!wanted) return wanted.error();
  return Writing{[id = *id, wanted = *wanted](store::Transaction& transaction) -> store::Result<Reply> {
    auto found = store::find_segment(transaction, kTenant, id);
    if (!found) return found.error();
    if (!*found) return Reply(Error{Errc::kHttpNotFound});
    store::Segment segment = **std::move(found);
    segment.name = wanted.name;
    segment.filter = wanted.filter;
    segment.changed_at = wanted.changed_at;
    const auto taken = store::is_name_taken(transaction, segment);
    if (!taken) return taken.error();
    if (*taken) return Reply(Error{Errc::kSegmentNameTaken, "/name"});
    if (auto updated = store::update_segment(transaction, segment); !updated) return updated.error();
    return segment_reply(segment);
  }};
}

Result<Writing> remove(const http::Request& request) {
  const auto id = path_id(request);
  if (!id) return id.error();
  return Writing{[id = *id](store::Transaction& transaction) -> store::Result<Reply> {
    const auto removed = store::remove_segment(transaction, kTenant, id);
    if (!removed) return removed.error();
    return *removed ? Reply(Json()) : Reply(Error{Errc::kHttpNotFound});
  }};
}

Result<Reading> list(const http::Request& request) {
  const auto query = read_query(request, {"limit", "after"});
  if (!query) return query.error();
  const auto page = query_page(*query);
  if (!page) return page.error();
  return Reading{[page = *page](store::Database& database) -> store::Result<Reply> {
    const auto found =
        store::list_segments(database, kTenant, page.after, static_cast<std::int64_t>(page.limit) + 1);
    if (!found) return found.error();
    Json segments = Json::array();
    for (std::size_t i = 0; i < std::min(page.limit, found->size()); ++i) {
      segments.push_back(contacts::segment_json((*found)[i]));
    }
    Json next = found->size() > page.limit ? segments.back()["id"] : Json();
    return Reply(Json{{"v", 1}, {"segments", std::move(segments)}, {"next", std::move(next)}});
  }};
}

// A job on the segment at "{id}", with its filter as it is to be asked now.
using SegmentJob =
    std::function<store::Result<Reply>(store::Database&, const store::Segment&, const store::AccountFilter&)>;
Reading on_segment(const Services& services, const Id& id, SegmentJob job) {
  return Reading{[&services, id, job = std::move(job)](store::Database& database) -> store::Result<Reply> {
    const auto segment = store::find_segment(database, kTenant, id);
    if (!segment) return segment.error();
    if (!*segment) return Reply(Error{Errc::kHttpNotFound});
    const auto filter = contacts::filter_of(**segment, services.clock());
    if (!filter) return filter.error();
    return job(database, **segment, *filter);
  }};
}

Result<Reading> read_one(const Services& services, const http::Request& request) {
  const auto id = path_id(request);
  if (!id) return id.error();
  return on_segment(
      services, *id,
      [](store::Database& database, const store::Segment& segment,
         const store::AccountFilter& filter) -> store::Result<Reply> {
        const auto count = store::count_accounts(database, kTenant, filter);
        if (!count) return count.error();
        return Reply(Json{{"v", 1}, {"segment", contacts::segment_json(segment)}, {"count", *count}});
      });
}

Result<Reading> list_accounts(const Services& services, const http::Request& request) {
  const auto id = path_id(request);
  if (!id) return id.error();
  const auto query = read_query(request, {"limit", "after"});
  if (!query) return query.error();
  const auto page = query_page(*query);
  if (!page) return page.error();
  return on_segment(services, *id,
                    [page = *page](store::Database& database, const store::Segment&,
                                   const store::AccountFilter& filter) -> store::Result<Reply> {
                      auto list = contacts::account_list(database, kTenant, filter, page.after, page.limit);
                      if (!list) return list.error();
                      return Reply(*std::move(list));
                    });
}

}  // namespace

void add_segment_routes(http::Router& router, const Services& services) {
  router.add("POST", "/v1/segments",
             writes(
                 services,
                 [&services](const http::Request& request, const Caller& caller) {
                   return create(services, request, caller);
                 },
                 201));
  router.add("GET", "/v1/segments", reads(services, list));
  router.add("GET", "/v1/segments/{id}", reads(services, [&services](const http::Request& request) {
               return read_one(services, request);
             }));
  router.add("PUT", "/v1/segments/{id}",
             writes(services, [&services](const http::Request& request, const Caller& caller) {
               return replace(services, request, caller);
             }));
  router.add("DELETE", "/v1/segments/{id}",
             writes(
                 services, [](const http::Request& request, const Caller&) { return remove(request); }, 204));
  router.add("GET", "/v1/segments/{id}/accounts", reads(services, [&services](const http::Request& request) {
               return list_accounts(services, request);
             }));
}

}  // namespace guichet::routes
