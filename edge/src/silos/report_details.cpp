#include "silos/report_details.hpp"

#include <algorithm>
#include <cmath>

#include "match/fields.hpp"
#include "matching/explanation.hpp"
#include "silos/people_lists.hpp"
#include "text/folding.hpp"

namespace guichet::silos {
namespace {

using match::Field;
using match::Token;

constexpr double kFullBar = 12;  // the weight that fills a bar

// A bar to the right or to the left of the middle of 0 to 100.
Json weight_row(const std::string& name, double weight, const ReportWords& words) {
  const double length = 50 * std::min(1.0, std::abs(weight) / kFullBar);
  return {{"name", name},
          {"weight", words.weight(weight)},
          {"is_for", weight >= 0},
          {"x", std::to_string(weight >= 0 ? 50 : 50 - length)},
          {"width", std::to_string(length)}};
}

Json weights_of(const match::Verdict& verdict, const ReportWords& words) {
  Json rows = Json::array();
  rows.push_back(weight_row(words.text("prior"), verdict.prior, words));
  for (const match::Evidence& evidence : verdict.evidence) {
    rows.push_back(
        weight_row(matching::describe(evidence, words.localizer(), words.locale()), evidence.weight, words));
  }
  rows.push_back(weight_row(words.text("alternative"), verdict.alternative, words));
  return rows;
}

Json values_of(const SourceRecord& left, const SourceRecord& right, const ReportWords& words) {
  Json rows = Json::array();
  for (std::size_t i = 0; i < match::kTokenCount; ++i) {
    const auto token = static_cast<Token>(i);
    if (left[token].empty() && right[token].empty()) continue;
    const bool differs = !left[token].empty() && !right[token].empty() &&
                         fold_to_ascii(left[token]) != fold_to_ascii(right[token]);
    rows.push_back({{"name", words.token(token)},
                    {"left", std::string(left[token])},
                    {"right", std::string(right[token])},
                    {"is_different", differs}});
  }
  return rows;
}

Json doubtful_pair(const DoubtfulPair& pair, const ReportFacts& facts, const ReportWords& words) {
  const SourceRecord left = facts.intake.records.at(pair.left);
  const SourceRecord right = facts.intake.records.at(pair.right);
  const std::string left_id = facts.intake.id_of(left);
  const std::string right_id = facts.intake.id_of(right);
  return {
      {"heading", words.text("doubtful_heading", {{"left", left_id}, {"right", right_id}})},
      {"left_id", left_id},
      {"right_id", right_id},
      {"left_silo", facts.intake.silos.name(left.silo)},
      {"right_silo", facts.intake.silos.name(right.silo)},
      {"certainty", words.text("doubtful_certainty", {{"number", words.percent(pair.verdict.certainty)}})},
      {"household", words.text("doubtful_household", {{"number", words.percent(pair.verdict.household)}})},
      {"certainty_width", as_length(pair.verdict.certainty)},
      {"household_x", as_length(pair.verdict.certainty)},
      {"household_width", as_length(pair.verdict.household)},
      {"explanation", join(matching::explain(pair.verdict, words.localizer(), words.locale()), " ")},
      {"values", values_of(left, right, words)},
      {"weights", weights_of(pair.verdict, words)},
      {"score", words.weight(pair.verdict.score)}};
}

Json columns_of(const ColumnPlan& plan, const ReportWords& words) {
  Json rows = Json::array();
  rows.push_back({{"column", plan.names[plan.id]}, {"meaning", words.text("files_id")}});
  if (plan.silo) rows.push_back({{"column", plan.names[*plan.silo]}, {"meaning", words.text("files_silo")}});
  for (std::size_t i = 0; i < match::kTokenCount; ++i) {
    const auto token = static_cast<Token>(i);
    bool is_first = true;
    for (const std::size_t column : plan.of(token)) {
      const std::string fallback = is_first ? "" : ", " + words.text("files_fallback");
      rows.push_back({{"column", plan.names[column]}, {"meaning", words.token(token) + fallback}});
      is_first = false;
    }
  }
  return rows;
}

Json left_out_of(const FileSummary& file, const ReportWords& words) {
  constexpr std::string_view kReasons[] = {"left_out_columns", "left_out_id", "left_out_values"};
  Json rows = Json::array();
  for (std::size_t i = 0; i < kLeftOutCount; ++i) {
    const LeftOutRows& rows_of_kind = file.left_out[i];
    if (rows_of_kind.count == 0) continue;
    std::vector<std::string> lines;
    for (const std::size_t line : rows_of_kind.lines) lines.push_back(std::to_string(line));
    rows.push_back({{"text", words.text("files_left_out", {{"number", words.number(rows_of_kind.count)}}) +
                                 " (" + words.text(kReasons[i]) + "; " +
                                 words.text("files_lines", {{"lines", join(lines)}}) + ")"}});
  }
  return rows;
}

Json file_part(const FileSummary& file, const ReportWords& words) {
  Json notes = Json::array();
  for (const Note& note : file.columns.notes) notes.push_back({{"text", words.text(note)}});
  if (file.windows_1252_rows > 0) {
    notes.push_back(
        {{"text", words.text("files_windows_1252", {{"number", words.number(file.windows_1252_rows)}})}});
  }
  Json part{{"name", file.path.filename().string()},
            {"records", words.text(file.rows == 1 ? "files_one_record" : "files_records", {{"number", words.number(file.rows)}})},
            {"columns", columns_of(file.columns, words)},
            {"notes", std::move(notes)},
            {"left_out", left_out_of(file, words)}};
  part["is_whole"] = part["left_out"].empty();
  if (!file.columns.unused.empty()) {
    part["unused"] = words.text("files_unused", {{"columns", join(file.columns.unused)}});
  }
  return part;
}

// Whether any column says what the field compares.
bool is_in_use(Field field, const std::vector<Token>& tokens) {
  const auto has = [&tokens](std::initializer_list<Token> wanted) {
    return std::find_first_of(tokens.begin(), tokens.end(), wanted.begin(), wanted.end()) != tokens.end();
  };
  switch (field) {
    case Field::kEmail:
      return has({Token::kEmail});
    case Field::kTel:
      return has({Token::kTel});
    case Field::kGivenName:
      return has({Token::kGivenName, Token::kName});
    case Field::kFamilyName:
      return has({Token::kFamilyName, Token::kName});
    case Field::kBirthDate:
      return has({Token::kBirthDate});
    case Field::kStreet:
      return has({Token::kStreetAddress, Token::kAddressLine1});
    case Field::kLocality:
      return has({Token::kPostalCode, Token::kCity});
    case Field::kRegion:
      return has({Token::kRegion});
    case Field::kStreetExtra:
      return has({Token::kStreetAddress, Token::kAddressLine2, Token::kAddressLine3});
    case Field::kBirthPlace:
      return has({Token::kBirthPlace});
    case Field::kSex:
      return has({Token::kSex});
    case Field::kOccupation:
      return has({Token::kOccupation});
    case Field::kOrganization:
      return has({Token::kOrganization});
  }
  return false;
}

}  // namespace

Json doubtful_part(const ReportFacts& facts, const ReportWords& words) {
  Json pairs = Json::array();
  for (const DoubtfulPair& pair : facts.doubtful) pairs.push_back(doubtful_pair(pair, facts, words));
  return pairs;
}

Json files_part(const ReportFacts& facts, const ReportWords& words) {
  Json files = Json::array();
  for (const FileSummary& file : facts.intake.files) files.push_back(file_part(file, words));
  return files;
}

Json model_part(const ReportFacts& facts, const ReportWords& words) {
  const std::vector<Token> tokens = used_tokens(facts.intake);
  Json rows = Json::array();
  for (std::size_t i = 0; i < match::kFieldCount; ++i) {
    const auto field = static_cast<Field>(i);
    if (!is_in_use(field, tokens)) continue;
    const match::FieldTable& table = match::table_of(field);
    for (std::size_t level = 0; level < table.size; ++level) {
      const match::Chances& chances = facts.model.chances[i][level];
      const double weight =
          std::log(std::max(chances[match::kPerson], 1e-12) / std::max(chances[match::kStranger], 1e-12));
      Json row = weight_row(
          matching::describe({field, table.rows[level].name, weight}, words.localizer(), words.locale()),
          weight, words);
      row["person"] = words.percent(chances[match::kPerson]);
      row["household"] = words.percent(chances[match::kHousehold]);
      row["unrelated"] = words.percent(chances[match::kStranger]);
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

}  // namespace guichet::silos
