// Tables that come after the program, for WebAssembly: one thread, which adds each table before it is looked for.

#include <array>

#include "tables/table_file.hpp"

namespace guichet {
namespace {

std::string_view& slot(Table table) {
  static std::array<std::string_view, kTableCount> slots;
  return slots[static_cast<std::size_t>(table)];
}

}  // namespace

std::string_view find_table(Table table) { return slot(table); }

bool add_table(std::string_view file) {
  const auto read = read_table_file(file);
  if (!read || !slot(read->table).empty()) return false;
  slot(read->table) = read->bytes;
  return true;
}

}  // namespace guichet
