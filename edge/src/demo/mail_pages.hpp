#pragma once

#include <filesystem>

#include "http/router.hpp"

namespace guichet::demo {

// GET /demo/mails: the mails of the folder, each as its two parts; GET /demo/mails/{id}: the HTML part of one.
void add_mail_pages(http::Router& router, const std::filesystem::path& folder);

}  // namespace guichet::demo
