#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace guichet::files {

// What is wrong with an input file, and where; what is not known is left out.
struct InputError {
  std::string file;
  std::size_t line = 0;
  std::string column;
  std::string reason;

  // "adresses-32.csv.gz, line 12, column code_postal: \"3200\" is not five digits"
  std::string describe() const;
};

// The text in quotation marks, cut when it is long, without what a terminal might obey.
std::string quote(std::string_view text);

}  // namespace guichet::files
