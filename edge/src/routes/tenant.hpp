#pragma once

#include <string_view>

namespace guichet::routes {

// The one tenant of an installation.
inline constexpr std::string_view kTenant = "default";

}  // namespace guichet::routes
