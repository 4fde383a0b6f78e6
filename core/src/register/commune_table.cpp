#include "register/commune_table.hpp"

#include <algorithm>

#include "register/bytes.hpp"

namespace guichet::address_register {
namespace {

using Entry = CommuneTable::Entry;

constexpr std::size_t kBytesPerCommune =
    6;  // code, step, district, count, size, and the end of an empty name

void read_insee_codes(ByteReader& reader, std::vector<Entry>& entries) {
  InseeCode code = 0;
  for (Entry& entry : entries) {
    const std::uint32_t step = reader.number32();
    if (step == 0 || step > UINT32_MAX - code) reader.fail();
    entry.insee = code += step;
  }
}

void read_code_digits(ByteReader& reader, std::uint32_t place, std::uint32_t limit,
                      std::vector<std::uint32_t>& codes) {
  const std::string_view digits = reader.bytes(codes.size());
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const auto digit = static_cast<unsigned char>(digits[i]);
    if (digit >= limit) reader.fail();
    codes[i] += digit * place;
  }
}

void read_postal_codes(ByteReader& reader, std::vector<Entry>& entries, std::vector<std::uint32_t>& codes) {
  std::uint32_t total = 0;
  for (Entry& entry : entries) {
    entry.first_code = total;
    entry.code_count = reader.count();
    total += entry.code_count;
    if (total > reader.rest().size()) reader.fail();
    if (!reader.is_good()) return;
  }
  codes.assign(total, 0);
  read_code_digits(reader, 1'000, 100, codes);
  read_code_digits(reader, 10, 100, codes);
  read_code_digits(reader, 1, 10, codes);
}

void read_streets(ByteReader& reader, ByteReader& streets, std::vector<Entry>& entries) {
  for (Entry& entry : entries) entry.streets = streets.bytes(reader.number());
}

std::string_view read_line(ByteReader& reader) {
  const std::size_t end = reader.rest().find('\n');
  if (end == std::string_view::npos) return reader.fail(), std::string_view{};
  return reader.bytes(end + 1).substr(0, end);
}

}  // namespace

std::optional<CommuneTable> CommuneTable::read(std::string_view list, std::string_view street_bytes) {
  ByteReader reader(list);
  ByteReader streets(street_bytes);
  CommuneTable table;
  table.entries_.resize(reader.count(kBytesPerCommune));
  read_insee_codes(reader, table.entries_);
  for (Entry& entry : table.entries_) entry.population = static_cast<PopulationStep>(reader.number() & 3);
  for (Entry& entry : table.entries_) entry.district = static_cast<std::uint8_t>(reader.number() & 31);
  read_postal_codes(reader, table.entries_, table.codes_);
  read_streets(reader, streets, table.entries_);
  for (Entry& entry : table.entries_) entry.name = read_line(reader);
  table.former_.resize(reader.count(2));
  InseeCode insee = 0;
  for (Former& former : table.former_) {
    insee += reader.number32();
    const Entry* commune = table.find(insee);
    if (commune == nullptr) return std::nullopt;
    former.commune = static_cast<std::uint32_t>(commune - table.entries_.data());
  }
  for (Former& former : table.former_) former.name = read_line(reader);
  const bool is_whole = reader.is_good() && streets.is_good() && reader.is_at_end() && streets.is_at_end();
  return is_whole ? std::optional(std::move(table)) : std::nullopt;
}

const Entry* CommuneTable::find(InseeCode insee) const {
  const auto found = std::lower_bound(entries_.begin(), entries_.end(), insee,
                                      [](const Entry& entry, InseeCode code) { return entry.insee < code; });
  return found != entries_.end() && found->insee == insee ? &*found : nullptr;
}

}  // namespace guichet::address_register
