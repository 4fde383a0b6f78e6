#pragma once

#include "json/json.hpp"
#include "store/account_filter.hpp"
#include "store/segments.hpp"

namespace guichet::contacts {

inline constexpr std::int64_t kMaxSegments = 200;
inline constexpr std::size_t kMaxSegmentName = 100;

// {"id", "name", "filter", "created_by", "created_at", "changed_at"}
Json segment_json(const store::Segment& segment);

// The filter of a stored segment as it is to be asked now. An error when it is none, which only damage can
// bring about.
store::Result<store::AccountFilter> filter_of(const store::Segment& segment, Millis now);

}  // namespace guichet::contacts
