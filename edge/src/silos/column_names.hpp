#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "guichet/match.hpp"

namespace guichet::silos {

// Names are compared folded: "Prénom", "PRENOM" and "pre-nom " are one.
std::string fold_column_name(std::string_view name);

// The names that columns commonly have, in English and French, and what they mean: columns.json.
class ColumnNames {
 public:
  struct Meaning {
    match::Token token;
    std::size_t rank;  // of several columns with one meaning, the one of the lowest rank is asked first
    bool is_exact;     // false where the name only contains a known one
  };

  ColumnNames();

  // What a column of that name holds, if the name is known.
  std::optional<Meaning> find(std::string_view name) const;

  // Whether a column of that name tells silos apart.
  bool is_silo(std::string_view name) const;

  // "FR" of "fr", "France" or "FRANCE"; nothing for what is neither two letters nor a name that is known.
  std::optional<std::string> country_code(std::string_view country) const;

  // The names of each token in their order, for people to read.
  const std::vector<std::pair<match::Token, std::vector<std::string>>>& table() const { return table_; }

 private:
  struct Part {
    std::string text;
    match::Token token;
    bool is_at_end;
  };

  std::map<std::string, Meaning, std::less<>> names_;
  std::vector<Part> parts_;
  std::set<std::string, std::less<>> silo_names_;
  std::map<std::string, std::string, std::less<>> countries_;
  std::vector<std::pair<match::Token, std::vector<std::string>>> table_;
};

}  // namespace guichet::silos
