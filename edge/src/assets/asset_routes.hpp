#pragma once

#include <string>

#include "assets/asset_library.hpp"
#include "http/router.hpp"

namespace guichet::assets {

// The answer for one file: its best encoding, 304 when the client has it, 404 when there is none. Pages of
// any origin may load it. A name with a hash may be kept for a year, any other for five minutes.
http::Response serve_asset(const AssetLibrary& library, std::string_view path, const http::Request& request);

// GET prefix/{path...}, for instance "/guichet". The library must outlive the router.
void add_asset_routes(http::Router& router, const std::string& prefix, const AssetLibrary& library);

}  // namespace guichet::assets
