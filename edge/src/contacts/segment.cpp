#include "contacts/segment.hpp"

#include "contacts/filter.hpp"
#include "crypto/ids.hpp"
#include "people/instant.hpp"

namespace guichet::contacts {

Json segment_json(const store::Segment& segment) {
  auto filter = parse_json(segment.filter);
  return Json{{"id", crypto::id_text(segment.id)},
              {"name", segment.name},
              {"filter", filter ? *std::move(filter) : Json()},
              {"created_by", segment.created_by},
              {"created_at", people::instant_text(segment.created_at)},
              {"changed_at", people::instant_text(segment.changed_at)}};
}

store::Result<store::AccountFilter> filter_of(const store::Segment& segment, Millis now) {
  const auto json = parse_json(segment.filter);
  auto filter = json ? read_filter(*json, "/filter", now) : Result<store::AccountFilter>(json.error());
  if (!filter) return store::StoreError{store::StoreErrc::kCorrupt, "segment.filter is no filter"};
  return *std::move(filter);
}

}  // namespace guichet::contacts
