#pragma once

#include <optional>

#include "http/problem.hpp"
#include "http/request.hpp"
#include "routes/services.hpp"
#include "store/error.hpp"

namespace guichet::routes {

// The refusal of a client that asks too often.
std::optional<http::Response> refuse_too_many(const Services& services, const http::Request& request);

// The refusal of a body of another media type.
std::optional<http::Response> refuse_other_media_type(const http::Request& request, std::string_view media_type);

// 503 with Retry-After: the store could not do its work, nothing was written, the same request may come again.
http::Response unavailable(const store::StoreError& error);

}  // namespace guichet::routes
