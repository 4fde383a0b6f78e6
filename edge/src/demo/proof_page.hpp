#pragma once

#include "http/router.hpp"
#include "routes/services.hpp"

namespace guichet::demo {

// GET /demo/proof: the export of the proofs, checked as the command checks it; ?change=N changes its Nth byte before.
void add_proof_page(http::Router& router, const routes::Services& services);

}  // namespace guichet::demo
