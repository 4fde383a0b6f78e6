// Tables that come after the program, for WebAssembly: one thread, which adds each table before it is looked
// for.

#include <array>

#include "tables/street_files.hpp"
#include "tables/table_file.hpp"

namespace guichet {
namespace {

std::string_view& slot(Table table) {
  static std::array<std::string_view, kTableCount> slots;
  return slots[static_cast<std::size_t>(table)];
}

std::vector<std::string_view>& added_street_files() {
  static std::vector<std::string_view> files;
  return files;
}

bool add_street_file(std::string_view file) {
  if (added_street_files().size() == kMaxStreetFiles) return false;
  added_street_files().push_back(file);
  return true;
}

}  // namespace

const std::vector<std::string_view>& street_files() { return added_street_files(); }

std::string_view find_table(Table table) { return slot(table); }

bool add_table(std::string_view file) {
  if (file.substr(0, kStreetFileMark.size()) == kStreetFileMark) return add_street_file(file);
  const auto read = read_table_file(file);
  if (!read || !slot(read->table).empty()) return false;
  slot(read->table) = read->bytes;
  return true;
}

}  // namespace guichet
