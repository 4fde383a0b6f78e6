#pragma once

#include <string>
#include <string_view>

namespace guichet {

inline constexpr std::string_view kVersion = GUICHET_VERSION;

// Content hash of every table that this build judges with ("sha256:" and 64 hexadecimal digits). Equal in every
// build of one source, with or without the phone part.
const std::string& data_version();

}  // namespace guichet
