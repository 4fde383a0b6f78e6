#pragma once

#include <optional>
#include <string_view>

#include "tables/tables.hpp"

namespace guichet {

// A table file is the mark, one byte that says which table it is, and the table. The digit of the mark is
// raised when the layout of any table changes.
inline constexpr std::string_view kTableMark = "GUICHET1";

struct TableFile {
  Table table;
  std::string_view bytes;
};

// Reads the header; nothing when it is not one of this version.
inline std::optional<TableFile> read_table_file(std::string_view file) {
  if (file.substr(0, kTableMark.size()) != kTableMark || file.size() <= kTableMark.size())
    return std::nullopt;
  const auto number = static_cast<std::uint8_t>(file[kTableMark.size()]);
  if (number >= kTableCount) return std::nullopt;
  return TableFile{static_cast<Table>(number), file.substr(kTableMark.size() + 1)};
}

}  // namespace guichet
