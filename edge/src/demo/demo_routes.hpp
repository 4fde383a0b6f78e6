#pragma once

#include <filesystem>

#include "http/router.hpp"

namespace guichet::demo {

// The pages of a demonstration: every file of the folder at the root, and /demo/mails, which shows the mails
// that the folder transport wrote. Never in production: anybody could read them.
void add_demo_routes(http::Router& router, const std::filesystem::path& pages, const std::filesystem::path& mails);

}  // namespace guichet::demo
