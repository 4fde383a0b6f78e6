#include <algorithm>
#include <charconv>
#include <cmath>

#include "json/json.hpp"
#include "match/model.hpp"
#include "text/sha256.hpp"

namespace guichet::match {
namespace {

constexpr std::string_view kSchema = "guichet-match/1";
constexpr std::uint32_t kFewestHolders = 20;  // of a value that is listed, so that none points to a person
constexpr std::size_t kMostTerms = 500;       // of a kind
constexpr std::size_t kMaxTermBytes = 65'536;

Json chances_json(const Chances& chances) {
  return Json(std::vector<double>(chances.begin(), chances.end()));
}

// "8f3c09d1aa20b7e4=812 ...", the commonest first.
std::string common_text(const TermTable& table) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> terms(table.common.begin(), table.common.end());
  std::sort(terms.begin(), terms.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  std::string text;
  for (const auto& [hash, holders] : terms) {
    char digits[17];
    const auto end = std::to_chars(digits, digits + 16, hash, 16).ptr;
    text += (text.empty() ? "" : " ") + std::string(digits, end) + "=" + std::to_string(holders);
  }
  return text;
}

Json fields_json(const ModelValues& values) {
  Json fields = Json::object();
  for (std::size_t i = 0; i < kFieldCount; ++i) {
    const FieldTable& table = table_of(static_cast<Field>(i));
    Json& levels = fields[std::string(table.name)] = Json::object();
    for (std::size_t level = 0; level < table.size; ++level) {
      levels[std::string(table.rows[level].name)] = chances_json(values.chances[i][level]);
    }
  }
  return fields;
}

Json terms_json(const ModelValues& values) {
  Json terms = Json::object();
  for (std::size_t i = 0; i < kTermCount; ++i) {
    const TermTable table = without_rare_terms(values.terms[i], kFewestHolders, kMostTerms);
    Json& term = terms[std::string(term_name(static_cast<Term>(i)))] = Json::object();
    term["mean_log"] = table.mean_log;
    term["rare"] = table.rare;
    term["rare_holders"] = table.rare_holders;
    term["common"] = common_text(table);
  }
  return terms;
}

Json calibration_json(const Calibration& calibration) {
  Json points = Json::array();
  for (const auto& point : calibration.points())
    points.push_back(Json::array({point.score, point.certainty}));
  return points;
}

// Reads a model member by member; the first thing that is wrong is kept.
class Reader {
 public:
  explicit Reader(const Json& model) : model_(model) {}

  Result<ModelValues> read() {
    const auto known = require_members(
        model_, "", {"schema", "accounts", "term_weight", "shares", "fields", "terms", "calibration"});
    if (!known) return known.error();
    if (const auto schema = required_string(model_, "schema", "", 64); !schema) return schema.error();
    if (model_["schema"] != kSchema) return Error{Errc::kRequestUnsupportedVersion, "/schema"};
    values_.accounts = number(model_, "accounts", "", 1, 1e12);
    values_.term_weight = number(model_, "term_weight", "", 0, 2);
    values_.shares = chances(model_, "shares", "");
    read_fields();
    read_terms();
    read_calibration();
    if (error_) return *error_;
    return std::move(values_);
  }

 private:
  void fail(Errc code, std::string pointer) {
    if (!error_) error_ = Error{code, std::move(pointer)};
  }

  const Json* member(const Json& object, std::string_view name, const std::string& place) {
    const Json* found = find_member(object, name);
    if (found == nullptr) fail(Errc::kRequestMissingMember, append_pointer(place, name));
    return found;
  }

  double checked(const Json& value, const std::string& place, double least, double most) {
    if (!value.is_number()) {
      fail(Errc::kRequestWrongType, place);
      return least;
    }
    const double number = value.get<double>();
    if (number < least || number > most) fail(Errc::kRequestBadValue, place);
    return std::clamp(number, least, most);
  }

  double number(const Json& object, std::string_view name, const std::string& place, double least,
                double most) {
    const Json* value = member(object, name, place);
    return value == nullptr ? least : checked(*value, append_pointer(place, name), least, most);
  }

  Chances chances(const Json& object, std::string_view name, const std::string& place) {
    const Json* array = member(object, name, place);
    const std::string here = append_pointer(place, name);
    Chances read;
    read.fill(1);
    if (array == nullptr) return read;
    if (!array->is_array() || array->size() != kStoryCount) {
      fail(Errc::kRequestWrongType, here);
      return read;
    }
    for (std::size_t i = 0; i < kStoryCount; ++i)
      read[i] = checked((*array)[i], append_pointer(here, i), 1e-12, 1);
    return read;
  }

  void read_fields() {
    const Json* fields = member(model_, "fields", "");
    if (fields == nullptr) return;
    for (std::size_t i = 0; i < kFieldCount; ++i) {
      const FieldTable& table = table_of(static_cast<Field>(i));
      const Json* levels = member(*fields, table.name, "/fields");
      if (levels == nullptr) return;
      const std::string place = append_pointer("/fields", table.name);
      for (std::size_t level = 0; level < table.size; ++level) {
        values_.chances[i][level] = chances(*levels, table.rows[level].name, place);
      }
    }
  }

  void read_terms() {
    const Json* terms = member(model_, "terms", "");
    if (terms == nullptr) return;
    for (const auto& [name, term] : terms->items()) {
      const std::string place = append_pointer("/terms", name);
      const auto known = find_term(name);
      if (!known) return fail(Errc::kRequestUnknownMember, place);
      TermTable& table = values_.terms[static_cast<std::size_t>(*known)];
      table.mean_log = number(term, "mean_log", place, -40, 40);
      table.rare = number(term, "rare", place, 1, 1e12);
      table.rare_holders = number(term, "rare_holders", place, 0, 1e12);
      read_common(term, place, table);
    }
  }

  void read_common(const Json& term, const std::string& place, TermTable& table) {
    const auto text = required_string(term, "common", place, kMaxTermBytes);
    if (!text) return fail(text.error().code, text.error().pointer);
    const char* at = text->data();
    const char* const end = at + text->size();
    while (at < end) {
      std::uint64_t hash = 0;
      std::uint32_t holders = 0;
      const auto hash_end = std::from_chars(at, end, hash, 16);
      if (hash_end.ec != std::errc() || hash_end.ptr == end || *hash_end.ptr != '=') break;
      const auto holders_end = std::from_chars(hash_end.ptr + 1, end, holders);
      if (holders_end.ec != std::errc() || holders == 0) break;
      table.common.emplace(hash, holders);
      at = holders_end.ptr;
      if (at < end && *at++ != ' ') break;
    }
    if (at != end) fail(Errc::kRequestBadValue, append_pointer(place, "common"));
  }

  void read_calibration() {
    const Json* array = member(model_, "calibration", "");
    if (array == nullptr) return;
    if (!array->is_array()) return fail(Errc::kRequestWrongType, "/calibration");
    std::vector<Calibration::Point> points;
    for (std::size_t i = 0; i < array->size(); ++i) {
      const std::string place = append_pointer("/calibration", i);
      const Json& pair = (*array)[i];
      if (!pair.is_array() || pair.size() != 2) return fail(Errc::kRequestWrongType, place);
      points.push_back({checked(pair[0], place, -1e6, 1e6), checked(pair[1], place, 0, 1)});
      const bool rises =
          i == 0 || (points[i].score > points[i - 1].score && points[i].certainty >= points[i - 1].certainty);
      if (!rises) return fail(Errc::kRequestBadValue, place);
    }
    values_.calibration = Calibration(std::move(points));
  }

  const Json& model_;
  ModelValues values_;
  std::optional<Error> error_;
};

}  // namespace

std::string write_model(const ModelValues& values) {
  Json model = Json::object();
  model["schema"] = kSchema;
  model["accounts"] = values.accounts;
  model["term_weight"] = values.term_weight;
  model["shares"] = chances_json(values.shares);
  model["fields"] = fields_json(values);
  model["terms"] = terms_json(values);
  model["calibration"] = calibration_json(values.calibration);
  return write_json(model);
}

Result<ModelValues> read_model(std::string_view text) {
  const auto model = parse_json(text);
  if (!model) return model.error();
  return Reader(*model).read();
}

std::string model_version(const ModelValues& values) {
  const std::string text = write_json(calibration_json(values.calibration));
  const std::string calibration =
      values.calibration.points().empty() ? "" : "." + sha256_hex(text).substr(0, 8);
  return score_version(values) + calibration;
}

std::string score_version(const ModelValues& values) {
  ModelValues scored = values;
  scored.calibration = {};
  return sha256_hex(write_model(scored)).substr(0, 16);
}

}  // namespace guichet::match
