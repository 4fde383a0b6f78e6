#pragma once

#include "http/router.hpp"
#include "routes/services.hpp"

namespace guichet::demo {

// GET /demo/reviews shows what waits for a decision, POST /demo/reviews/{id} takes one. Never in production:
// anybody could read and decide; there the same is done with a secret key (/v1/reviews). The services must
// outlive the router.
void add_review_pages(http::Router& router, const routes::Services& services);

}  // namespace guichet::demo
