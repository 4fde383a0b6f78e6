// Tables that lie in the program itself.

#include <array>

#include "tables/street_files.hpp"
#include "tables/table_file.hpp"

#define GUICHET_BUILT_IN(name)                                                             \
  asm(".section .rodata\n.balign 8\n.global guichet_table_" #name "\nguichet_table_" #name \
      ":\n.incbin \"" GUICHET_TABLES "/" #name ".table\"\n.global guichet_table_" #name    \
      "_end\nguichet_table_" #name "_end:\n.byte 0\n.previous\n");                         \
  extern "C" const char guichet_table_##name[];                                            \
  extern "C" const char guichet_table_##name##_end[];

GUICHET_BUILT_IN(suggestion)
GUICHET_BUILT_IN(disposable)
GUICHET_BUILT_IN(disposable_long)
GUICHET_BUILT_IN(idna)
GUICHET_BUILT_IN(country)
GUICHET_BUILT_IN(commune)
GUICHET_BUILT_IN(former_commune)

namespace guichet {
namespace {

using Tables = std::array<std::string_view, kTableCount>;

void add(Tables& tables, const char* begin, const char* end) {
  const auto read = read_table_file({begin, static_cast<std::size_t>(end - begin)});
  if (read) tables[static_cast<std::size_t>(read->table)] = read->bytes;
}

Tables read_all() {
  Tables tables;
  add(tables, guichet_table_suggestion, guichet_table_suggestion_end);
  add(tables, guichet_table_disposable, guichet_table_disposable_end);
  add(tables, guichet_table_disposable_long, guichet_table_disposable_long_end);
  add(tables, guichet_table_idna, guichet_table_idna_end);
  add(tables, guichet_table_country, guichet_table_country_end);
  add(tables, guichet_table_commune, guichet_table_commune_end);
  add(tables, guichet_table_former_commune, guichet_table_former_commune_end);
  return tables;
}

}  // namespace

std::string_view find_table(Table table) {
  static const Tables tables = read_all();
  return tables[static_cast<std::size_t>(table)];
}

bool add_table(std::string_view) { return false; }

const std::vector<std::string_view>& street_files() {
  static const std::vector<std::string_view> none;
  return none;
}

}  // namespace guichet
