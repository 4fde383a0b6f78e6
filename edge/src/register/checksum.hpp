#pragma once

#include <string>
#include <string_view>

namespace guichet::registry {

// Puts the checksum of a register's content (XXH3, 64 bits) into its header.
void write_checksum(std::string& file);

// Whether the checksum in the header is that of the content; false for what is shorter than a header.
bool has_right_checksum(std::string_view file);

}  // namespace guichet::registry
