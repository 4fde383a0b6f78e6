#pragma once

#include <string_view>

#include "consent/visit.hpp"
#include "http/request.hpp"
#include "routes/services.hpp"

namespace guichet::routes {

// Where a request comes from, as far as the settings let it be kept; without a page of its own, that of
// Referer.
consent::Visit visit_of(const Services& services, const http::Request& request, std::string_view page);

}  // namespace guichet::routes
