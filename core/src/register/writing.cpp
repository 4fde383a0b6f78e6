#include "register/writing.hpp"

#include <algorithm>

#include "register/house_numbers.hpp"
#include "register/judge.hpp"
#include "register/number_match.hpp"
#include "text/ascii.hpp"

namespace guichet::address_register {
namespace {

using french_address::CityLine;

constexpr std::size_t kNearNumbers = 5;

// The typed code where it is one of the commune's, else its first.
std::string code_of(const CommuneTable::Entry& commune, const CommuneTable& communes,
                    std::string_view typed) {
  const auto* begin = communes.begin_codes(commune);
  const auto* end = communes.end_codes(commune);
  const bool is_its_own =
      std::any_of(begin, end, [=](std::uint32_t code) { return format_postal_code(code) == typed; });
  if (is_its_own) return std::string(typed);
  return begin == end ? std::string{} : format_postal_code(*begin);
}

std::string fold(std::string_view text) { return folded_words(french_address::split_into_words(text)); }

// 12 B for 12 bis is another number than the typed one.
bool is_other_number(const StreetCandidate& street, const french_address::HouseNumber& typed) {
  return street.number_match == NumberMatch::kAlike && typed.range_end.empty() &&
         fold(written_number(street)) != fold(typed_number(typed));
}

void keep_cedex(const CityLine& typed, RegisteredAddress& address) {
  if (!typed.is_cedex) return;
  if (!typed.postal_code.empty()) address.postal_code = typed.postal_code;
  address.city = trim_ascii(typed.text);
}

}  // namespace

RegisteredAddress write_city(const CityCandidate& city, const CommuneTable& communes, const CityLine& typed) {
  RegisteredAddress address;
  address.postal_code = code_of(*city.commune, communes, typed.postal_code);
  address.city = city.commune->name;
  address.insee = format_insee_code(city.commune->insee);
  address.locality = city.former;
  keep_cedex(typed, address);
  return address;
}

RegisteredAddress write_address(const Hypothesis& one, const CommuneTable& communes,
                                const TypedAddress& typed) {
  const StreetCandidate& found = one.street;
  RegisteredAddress address = write_city(one.city, communes, typed.city);
  const auto* codes = found.source->communes().begin_codes(*found.commune);
  if (found.street.postal_code < found.commune->code_count)
    address.postal_code = format_postal_code(codes[found.street.postal_code]);
  keep_cedex(typed.city, address);
  address.street = found.source->label(found.street);
  if (found.street.former > 0) address.locality = found.source->locality(found.street.former);
  const bool is_known = has_typed_number(found, typed.street) && typed.street.number.range_end.empty();
  address.number = is_known ? written_number(found) : typed_number(typed.street.number);
  return address;
}

void note_street_changes(const StreetCandidate& street, const TypedAddress& typed, AddressVerdict& answer) {
  if (is_as_typed(street, typed.street)) return;
  if (is_other_number(street, typed.street.number)) answer.changed.push_back("number");
  if (fold(answer.address.street) != folded_words(typed.street.words)) answer.changed.push_back("street");
}

void note_city_changes(const CityCandidate& city, const CityLine& typed, AddressVerdict& answer) {
  if (typed.is_cedex) return;
  const bool has_street = !answer.address.street.empty();
  const bool has_both = !typed.words.empty() && !typed.postal_code.empty();
  if ((has_both || has_street) && answer.address.postal_code != typed.postal_code)
    answer.changed.push_back("postal_code");
  if (!city.is_exact_name && (has_street || !typed.words.empty())) answer.changed.push_back("city");
}

std::vector<std::string> near_numbers(const StreetCandidate& street, std::uint32_t typed) {
  auto numbers = decode_house_numbers(street.street.house_numbers);
  const auto distance = [=](const HouseNumberEntry& one) {
    return one.value > typed ? one.value - typed : typed - one.value;
  };
  std::stable_sort(numbers.begin(), numbers.end(),
                   [&](const auto& one, const auto& other) { return distance(one) < distance(other); });
  if (numbers.size() > kNearNumbers) numbers.resize(kNearNumbers);
  std::sort(numbers.begin(), numbers.end());
  std::vector<std::string> written;
  for (const HouseNumberEntry& one : numbers) written.push_back(write_number(one, *street.source));
  return written;
}

}  // namespace guichet::address_register
