#pragma once

#include <string_view>

namespace guichet::assets {

// The media type of a file by the extension of its name; application/octet-stream when it is not known.
std::string_view media_type_of(std::string_view file_name);

}  // namespace guichet::assets
