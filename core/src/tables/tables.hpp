#pragma once

#include <cstdint>
#include <string_view>

namespace guichet {

// The data tables that are too big to be compiled into what every page loads. core/data generates one file
// for each.
enum class Table : std::uint8_t {
  kSuggestion,
  kDisposable,
  kDisposableLong,
  kIdna,
  kCountry,
  kCommune,
  kFormerCommune
};
inline constexpr std::size_t kTableCount = 7;

// The table's bytes behind the file's header. Empty while this build has not been given the table: whoever
// asks then finds nothing, and says nothing. Once there, a table stays, at the same place.
std::string_view find_table(Table table);

// Takes a table file into a build without built-in tables (WebAssembly); the bytes must stay where they are.
// False when it is no table of this version, when this table is there already, and where tables are built in.
bool add_table(std::string_view file);

// The index that T builds from a table's bytes, made when it is first asked for; nullptr while the table is
// missing. For each table there is one T.
template <class T>
const T* index_of(Table table) {
  if (find_table(table).empty()) return nullptr;
  static const T index(find_table(table));
  return &index;
}

}  // namespace guichet
