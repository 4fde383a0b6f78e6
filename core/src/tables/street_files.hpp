#pragma once

#include <string_view>
#include <vector>

namespace guichet {

// The first bytes of a file of streets, which a page may add beside the tables: a register's file
// (register/file_format.hpp).
inline constexpr std::string_view kStreetFileMark = "GUICHETGAR";

// The most that are kept: a page needs those of the postal codes that a visitor tries.
inline constexpr std::size_t kMaxStreetFiles = 16;

// Those that add_table has taken, in the order in which they came. Always empty where tables are built in.
const std::vector<std::string_view>& street_files();

}  // namespace guichet
