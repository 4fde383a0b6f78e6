#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/expected.hpp"
#include "guichet/match.hpp"
#include "silos/column_names.hpp"
#include "silos/mapping.hpp"
#include "silos/note.hpp"

namespace guichet::silos {

// How the columns of one file are read.
struct ColumnPlan {
  std::vector<std::string> names;  // of all columns, as in the file, without white space around
  std::size_t id = 0;
  std::optional<std::size_t> silo;
  // The columns of each token: the first one that is not empty in a row is its value.
  std::array<std::vector<std::size_t>, match::kTokenCount> sources;
  std::vector<std::string> unused;
  std::vector<Note> notes;  // where a choice was made

  const std::vector<std::size_t>& of(match::Token token) const {
    return sources[static_cast<std::size_t>(token)];
  }
};

struct WantedColumns {
  std::string id;
  std::string silo;  // empty: a column with a common name of one, or none
  Mapping mapping;
  std::vector<std::string> other_ids = {};  // looked for in turn in a file that has no column called as id is
};

// Makes the plan of a header, or says what is missing. Columns of an exact known name are preferred to those
// that only contain one; a full name is not read beside a first and a last name.
Expected<ColumnPlan, std::string> plan_columns(const std::vector<std::string_view>& header,
                                               const WantedColumns& wanted, const ColumnNames& known);

}  // namespace guichet::silos
