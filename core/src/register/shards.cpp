#include "register/shards.hpp"

#include <algorithm>

#include "register/builder.hpp"
#include "register/house_numbers.hpp"

namespace guichet::address_register {
namespace {

using Entry = CommuneTable::Entry;

constexpr std::uint32_t kNoCode = UINT32_MAX;

std::uint32_t code_of(const CommuneTable& communes, const Entry& commune, const Street& street) {
  return street.postal_code < commune.code_count ? communes.begin_codes(commune)[street.postal_code]
                                                 : kNoCode;
}

Commune with_one_code(const Entry& entry, std::uint32_t postal_code) {
  Commune commune;
  commune.insee = entry.insee;
  commune.population = entry.population;
  commune.postal_codes = {postal_code};
  commune.name = entry.name;
  commune.district = entry.district;
  return commune;
}

void add_street(const Register& source, const Street& street, AddressRow row, RegisterBuilder& builder) {
  const std::string label = source.label(street);
  row.street = label;
  row.former_commune = source.locality(street.former);
  const auto numbers = decode_house_numbers(street.house_numbers);
  if (numbers.empty()) builder.add(row);
  for (const HouseNumberEntry& number : numbers) {
    row.number = number.value;
    row.suffix = source.suffix(number.suffix);
    builder.add(row);
  }
}

}  // namespace

ShardWriter::ShardWriter(const Register& source) : source_(&source) {
  const CommuneTable& communes = source.communes();
  std::vector<std::uint32_t> found;
  for (const Entry& commune : communes.entries()) {
    found.clear();
    StreetBlockReader reader(commune.streets);
    for (Street street; reader.next(street);) {
      const std::uint32_t code = code_of(communes, commune, street);
      if (code != kNoCode && std::find(found.begin(), found.end(), code) == found.end())
        found.push_back(code);
    }
    for (const std::uint32_t code : found) parts_.push_back({code, &commune});
  }
  std::stable_sort(parts_.begin(), parts_.end(),
                   [](const Part& one, const Part& other) { return one.postal_code < other.postal_code; });
  for (const Part& part : parts_) codes_.push_back(part.postal_code);
  codes_.erase(std::unique(codes_.begin(), codes_.end()), codes_.end());
}

std::string ShardWriter::write(std::uint32_t postal_code) const {
  const auto begin =
      std::lower_bound(parts_.begin(), parts_.end(), postal_code,
                       [](const Part& part, std::uint32_t code) { return part.postal_code < code; });
  const auto end =
      std::find_if(begin, parts_.end(), [=](const Part& part) { return part.postal_code != postal_code; });
  CommuneList list;
  for (auto part = begin; part != end; ++part)
    list.communes.push_back(with_one_code(*part->commune, postal_code));
  RegisterBuilder builder(std::move(list));
  for (auto part = begin; part != end; ++part) {
    AddressRow row;
    row.insee = part->commune->insee;
    row.postal_code = postal_code;
    row.commune = part->commune->name;
    StreetBlockReader reader(part->commune->streets);
    for (Street street; reader.next(street);) {
      if (code_of(source_->communes(), *part->commune, street) == postal_code)
        add_street(*source_, street, row, builder);
    }
  }
  return builder.write();
}

}  // namespace guichet::address_register
