#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "common/expected.hpp"
#include "register/builder.hpp"
#include "files/csv_reader.hpp"
#include "files/input_error.hpp"

namespace guichet::registry {

using address_register::AddressRow;
using files::InputError;

// Why a row is left out.
enum class LeftOut : std::uint8_t { kNoStreet, kNoPostalCode, kNoCommune };
inline constexpr std::size_t kLeftOutCount = 3;

// Reads the rows of an address file by the names of their columns:
// - the Base Adresse Nationale: id;id_fantoir;numero;rep;nom_voie;code_postal;code_insee;nom_commune;...
// - its older files: id;nom_voie;id_fantoir;numero;rep;code_insee;code_post;...
// - a Base Adresse Locale 1.3 to 1.5: commune_insee;commune_nom;voie_nom or toponyme;numero;suffixe;...
//
// - A street is nom_voie, toponyme or voie_nom; without one the place (nom_ld) stands for it.
// - The number 99999, 0 or none is a street without a number.
// - A Base Adresse Locale has no postal codes. Where there is none, the row takes that of its commune, the
// first one
//   if the commune has several: the commune and the street are right then, and the code is one of the
//   commune's.
// - The suffix of the number is kept as it is.
class AddressColumns {
 public:
  // The columns of this header, or which one is missing.
  static Expected<AddressColumns, InputError> find(const std::vector<std::string_view>& header);

  using Reading = std::variant<AddressRow, LeftOut, InputError>;

  // The row as an address, with views into it and into this; errors are without file and line.
  Reading read(const std::vector<std::string_view>& fields);

 private:
  // A column that a kind of file has; nothing where it has none.
  using Column = std::optional<std::size_t>;

  Column find_first(std::initializer_list<std::string_view> names) const;
  // The columns, one of which is wanted; empty when all are there that must be.
  std::string_view find_missing() const;
  InputError error(Column column, std::string reason) const;
  std::string_view text(const std::vector<std::string_view>& fields, Column column, std::string& tidy) const;
  std::optional<InputError> read_codes(const std::vector<std::string_view>& fields, AddressRow& row) const;
  std::optional<InputError> read_number(const std::vector<std::string_view>& fields, AddressRow& row) const;
  std::optional<InputError> read_texts(const std::vector<std::string_view>& fields, AddressRow& row);

  std::vector<std::string> names_;
  Column insee_, postal_code_, commune_, street_, other_street_, place_, number_, suffix_, former_;
  std::string tidy_street_, tidy_commune_, tidy_former_, tidy_suffix_;
};

}  // namespace guichet::registry
