#pragma once

#include "http/router.hpp"
#include "routes/services.hpp"

namespace guichet::routes {

// Each adds its routes to the router; the services must outlive it.
void add_check_route(http::Router& router, const Services& services);         // POST /v1/check
void add_form_routes(http::Router& router, const Services& services);         // GET /v1/forms/{id}
void add_submission_route(http::Router& router, const Services& services);    // POST /v1/submissions
void add_form_post_routes(http::Router& router, const Services& services);    // POST /v1/forms/{id}/submissions
void add_challenge_route(http::Router& router, const Services& services);     // GET /v1/forms/{id}/challenge
void add_code_routes(http::Router& router, const Services& services);  // POST /v1/confirmations, /v1/forms/{id}/submitted
void add_confirmation_routes(http::Router& router, const Services& services); // GET, POST /confirm, /confirm/{token}
void add_consent_routes(http::Router& router, const Services& services);      // /v1/accounts/{id}/consents ..., DELETE /v1/accounts/{id}
void add_proof_routes(http::Router& router, const Services& services);        // GET /v1/proof/head, /v1/texts/{hash}, /v1/form-versions/{hash}
void add_preference_routes(http::Router& router, const Services& services);   // /preferences ...
void add_unsubscribe_routes(http::Router& router, const Services& services);  // GET, POST /unsubscribe/{token}
void add_join_routes(http::Router& router, const Services& services);         // GET, POST /join/{token}
void add_account_routes(http::Router& router, const Services& services);      // GET /v1/accounts/{id}, DELETE /v1/links/{id}
void add_review_routes(http::Router& router, const Services& services);       // /v1/reviews..., GET /v1/match/outcomes
void add_contact_routes(http::Router& router, const Services& services);      // POST /v1/contacts-log, /v1/pressure ...
void add_account_list_routes(http::Router& router, const Services& services);  // GET /v1/accounts, /v1/events, /v1/sources ...
void add_segment_routes(http::Router& router, const Services& services);      // /v1/segments...
void add_webhook_routes(http::Router& router, const Services& services);      // /v1/webhooks...
void add_webhook_delivery_routes(http::Router& router, const Services& services);  // /v1/webhooks/{id}/deliveries ...
void add_style_route(http::Router& router, const Services& services);        // GET /page.css
void add_street_route(http::Router& router, const Services& services);        // GET /v1/streets/{name}, if there are any
void add_bounce_route(http::Router& router, const Services& services);        // POST /v1/bounces
void add_suppression_routes(http::Router& router, const Services& services);  // /v1/suppressions...
void add_login_routes(http::Router& router, const Services& services);        // POST /login/{provider}, its callback ...
void add_login_return_routes(http::Router& router, const Services& services);  // GET /login/return, /login/return.js
void add_credential_route(http::Router& router, const Services& services);    // POST /login/{provider}/credential
void add_logout_routes(http::Router& router, const Services& services);       // POST /logout, back-channel logout
void add_login_result_routes(http::Router& router, const Services& services);  // POST /v1/login/results, /v1/login/links
void add_identity_routes(http::Router& router, const Services& services);  // /v1/accounts/{id}/identities...
void add_session_routes(http::Router& router, const Services& services);  // POST /v1/sessions/verify, GET /.well-known/jwks.json
void add_health_routes(http::Router& router, const Services& services);       // GET /healthz, /readyz

}  // namespace guichet::routes
