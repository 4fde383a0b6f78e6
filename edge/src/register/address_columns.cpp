#include "register/address_columns.hpp"

#include <algorithm>
#include <charconv>

#include "register/known_communes.hpp"
#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace guichet::registry {
namespace {

using address_register::kNoInseeCode;

constexpr std::uint32_t kNoNumber = 99'999;  // what a Base Adresse Locale writes for a street without numbers
constexpr std::size_t kMostDigits = 7;

bool is_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return is_ascii_digit(c); });
}

std::uint32_t to_number(std::string_view digits) {
  std::uint32_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

bool is_control(char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7F; }

std::string join(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : ";") + name;
  return all;
}

InputError wrong_row(std::string reason) { return {{}, 0, {}, std::move(reason)}; }

}  // namespace

AddressColumns::Column AddressColumns::find_first(std::initializer_list<std::string_view> names) const {
  for (const std::string_view name : names) {
    const auto found = std::find(names_.begin(), names_.end(), name);
    if (found != names_.end()) return static_cast<std::size_t>(found - names_.begin());
  }
  return std::nullopt;
}

Expected<AddressColumns, InputError> AddressColumns::find(const std::vector<std::string_view>& header) {
  AddressColumns columns;
  for (const std::string_view name : header) columns.names_.push_back(to_ascii_lower(trim_ascii(name)));
  columns.insee_ = columns.find_first({"code_insee", "commune_insee"});
  columns.postal_code_ = columns.find_first({"code_postal", "code_post"});
  columns.commune_ = columns.find_first({"nom_commune", "commune_nom"});
  columns.street_ = columns.find_first({"nom_voie", "toponyme", "voie_nom"});
  columns.other_street_ = columns.find_first({"voie_nom"});
  columns.place_ = columns.find_first({"nom_ld"});
  columns.number_ = columns.find_first({"numero"});
  columns.suffix_ = columns.find_first({"rep", "suffixe"});
  columns.former_ = columns.find_first({"nom_ancienne_commune", "commune_deleguee_nom"});
  const std::string_view missing = columns.find_missing();
  if (missing.empty()) return columns;
  const std::string names = join(columns.names_);
  if (columns.names_.size() == 1 && names.find(',') != std::string::npos)
    return wrong_row("the columns are separated by commas; semicolons are wanted");
  return wrong_row("there is no column " + std::string(missing) + " in the header " + files::quote(names));
}

std::string_view AddressColumns::find_missing() const {
  if (!insee_) return "code_insee or commune_insee";
  if (!street_) return "nom_voie, toponyme or voie_nom";
  if (!number_) return "numero";
  const bool is_national = names_[*insee_] == "code_insee";
  return is_national && !postal_code_ ? "code_postal or code_post" : "";
}

InputError AddressColumns::error(Column column, std::string reason) const {
  return {{}, 0, names_[*column], std::move(reason)};
}

// The field without white space at its ends, and with spaces for line ends and the like.
std::string_view AddressColumns::text(const std::vector<std::string_view>& fields, Column column,
                                      std::string& tidy) const {
  if (!column) return {};
  const std::string_view field = trim_ascii(fields[*column]);
  if (std::none_of(field.begin(), field.end(), is_control)) return field;
  tidy = field;
  std::replace_if(tidy.begin(), tidy.end(), is_control, ' ');
  return tidy;
}

AddressColumns::Reading AddressColumns::read(const std::vector<std::string_view>& fields) {
  if (fields.size() != names_.size()) {
    return wrong_row("has " + std::to_string(fields.size()) + " columns where the header has " +
                     std::to_string(names_.size()));
  }
  AddressRow row;
  if (auto wrong = read_codes(fields, row)) return *std::move(wrong);
  if (auto wrong = read_number(fields, row)) return *std::move(wrong);
  if (auto wrong = read_texts(fields, row)) return *std::move(wrong);
  if (row.street.empty()) return LeftOut::kNoStreet;
  if (!row.postal_code) return LeftOut::kNoPostalCode;
  if (row.commune.empty()) return LeftOut::kNoCommune;
  return row;
}

std::optional<InputError> AddressColumns::read_codes(const std::vector<std::string_view>& fields,
                                                     AddressRow& row) const {
  const std::string_view insee = trim_ascii(fields[*insee_]);
  row.insee = address_register::parse_insee_code(insee);
  if (row.insee == kNoInseeCode)
    return error(insee_, files::quote(insee) + " is not the code of a commune, as in 01004 or 2A004");
  const std::string_view code = postal_code_ ? trim_ascii(fields[*postal_code_]) : std::string_view{};
  if (!code.empty()) {
    if (code.size() != 5 || !is_digits(code)) return error(postal_code_, files::quote(code) + " is not five digits");
    row.postal_code = to_number(code);
    return std::nullopt;
  }
  const auto* known = known_communes().find(row.insee);
  if (known != nullptr && known->code_count > 0) row.postal_code = *known_communes().begin_codes(*known);
  return std::nullopt;
}

std::optional<InputError> AddressColumns::read_number(const std::vector<std::string_view>& fields,
                                                      AddressRow& row) const {
  const std::string_view number = trim_ascii(fields[*number_]);
  if (number.size() > kMostDigits || !is_digits(number))
    return error(number_, files::quote(number) + " is not a house number");
  row.number = to_number(number);
  if (row.number == kNoNumber) row.number = 0;
  return std::nullopt;
}

std::optional<InputError> AddressColumns::read_texts(const std::vector<std::string_view>& fields,
                                                     AddressRow& row) {
  for (const Column column : {street_, other_street_, place_, commune_, former_, suffix_}) {
    if (column && find_invalid_utf8(fields[*column]))
      return error(column, files::quote(fields[*column]) + " is not UTF-8");
  }
  row.street = text(fields, street_, tidy_street_);
  if (row.street.empty()) row.street = text(fields, other_street_, tidy_street_);
  if (row.street.empty()) row.street = text(fields, place_, tidy_street_);
  row.suffix = text(fields, suffix_, tidy_suffix_);
  row.commune = text(fields, commune_, tidy_commune_);
  const auto* known = row.commune.empty() ? known_communes().find(row.insee) : nullptr;
  if (known != nullptr) row.commune = known->name;
  row.former_commune = text(fields, former_, tidy_former_);
  if (row.former_commune == row.commune) row.former_commune = {};
  return std::nullopt;
}

}  // namespace guichet::registry
