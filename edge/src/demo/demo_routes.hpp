#pragma once

#include <filesystem>

#include "http/router.hpp"
#include "providers/provider_library.hpp"

namespace guichet::demo {

// The pages of a demonstration: every file of the folder at the root, and /demo/mails, which shows the mails
// that the folder transport wrote. Never in production: anybody could read them. From the pages people may be sent on to
// the providers: a policy of forms also holds for where their answers lead.
void add_demo_routes(http::Router& router, const std::filesystem::path& pages, const std::filesystem::path& mails,
                     const login::ProviderLibrary& providers);

}  // namespace guichet::demo
