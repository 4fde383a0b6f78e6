#include "silos/column_names.hpp"

#include <algorithm>

#include "embedded/silo_columns.hpp"
#include "json/json.hpp"
#include "text/ascii.hpp"
#include "text/folding.hpp"

namespace guichet::silos {
namespace {

constexpr std::size_t kPartRank = 1000;  // after every exact name

std::vector<std::string> texts_of(const Json& list) {
  return list.is_array() ? list.get<std::vector<std::string>>() : std::vector<std::string>();
}

}  // namespace

std::string fold_column_name(std::string_view name) {
  std::string folded = fold_to_ascii(name);
  std::erase_if(folded, [](char c) {
    return c == ' ' || c == '\t' || c == '_' || c == '-' || c == '.' || c == '\'' || c == '/';
  });
  return folded;
}

ColumnNames::ColumnNames() {
  const Json columns = Json::parse(embedded::silo_columns().front().contents, nullptr, false);
  for (const auto& [token_text, entry] : columns["tokens"].items()) {
    const auto token = match::find_token(token_text);
    if (!token) continue;
    table_.emplace_back(*token, texts_of(entry["names"]));
    std::size_t rank = 0;
    for (const std::string& name : table_.back().second) {
      names_.emplace(fold_column_name(name), Meaning{*token, rank++, true});
    }
    for (const std::string& part : texts_of(entry["ending"])) {
      parts_.push_back({fold_column_name(part), *token, true});
    }
    for (const std::string& part : texts_of(entry.value("containing", Json::array()))) {
      parts_.push_back({fold_column_name(part), *token, false});
    }
  }
  for (const std::string& name : texts_of(columns["silo"])) silo_names_.insert(fold_column_name(name));
  for (const auto& [code, names] : columns["countries"].items()) {
    for (const std::string& name : texts_of(names)) countries_.emplace(fold_column_name(name), code);
  }
}

std::optional<ColumnNames::Meaning> ColumnNames::find(std::string_view name) const {
  const std::string folded = fold_column_name(name);
  if (const auto known = names_.find(folded); known != names_.end()) return known->second;
  for (const Part& part : parts_) {
    const bool fits =
        part.is_at_end ? folded.ends_with(part.text) : folded.find(part.text) != std::string::npos;
    if (fits) return Meaning{part.token, kPartRank, false};
  }
  return std::nullopt;
}

bool ColumnNames::is_silo(std::string_view name) const {
  return silo_names_.contains(fold_column_name(name));
}

std::optional<std::string> ColumnNames::country_code(std::string_view country) const {
  const std::string folded = fold_column_name(country);
  if (const auto known = countries_.find(folded); known != countries_.end()) return known->second;
  const bool is_code = folded.size() == 2 && std::all_of(folded.begin(), folded.end(), is_ascii_letter);
  if (!is_code) return std::nullopt;
  std::string code = folded;
  for (char& letter : code) letter = static_cast<char>(letter - 'a' + 'A');
  return code;
}

}  // namespace guichet::silos
