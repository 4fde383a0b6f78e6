#pragma once

#include <functional>

#include "routes/backend.hpp"
#include "store/webhook_endpoints.hpp"

namespace guichet::routes {

// A job on the endpoint at "{id}" of the route; http.not_found when there is none.
using EndpointJob = std::function<store::Result<Reply>(store::Transaction&, const store::WebhookEndpoint&)>;
Result<Writing> on_endpoint(const http::Request& request, EndpointJob job);

}  // namespace guichet::routes
