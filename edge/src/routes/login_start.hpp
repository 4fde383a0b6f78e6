#pragma once

#include "common/expected.hpp"
#include "http/router.hpp"
#include "login/pending.hpp"
#include "login/provider.hpp"
#include "routes/services.hpp"

namespace guichet::routes {

struct SettingOut {
  login::Pending pending;
  const forms::PublishedForm* form = nullptr;
};

// Who sets out for a provider, from which page, and where they are waited for: fields form, return_to, challenge, locale,
// display, and of a page without scripts the values typed so far. The error is a status: 403 for a page that is none of
// a site's, 404 for a form that does not offer the provider, 415, 400.
Expected<SettingOut, unsigned> read_setting_out(const Services& services, const http::Request& request,
                                                const login::Provider& provider);

void add_login_start_route(http::Router& router, const Services& services);

}  // namespace guichet::routes
