#include "register/commune.hpp"

#include <algorithm>

#include "register/bytes.hpp"
#include "text/ascii.hpp"

namespace guichet::address_register {
namespace {

constexpr InseeCode kDepartment = 1000;

int digit_value(char c) {
  if (is_ascii_digit(c)) return c - '0';
  return c == 'A' || c == 'B' ? c - 'A' + 10 : -1;
}

// A column of all postal codes: of each the digits from `place` up, as one byte below `limit`. Three such
// columns compress a quarter better than the codes or their differences.
void append_code_digits(std::string& bytes, const CommuneList& list, std::uint32_t place,
                        std::uint32_t limit) {
  for (const Commune& commune : list.communes) {
    for (const std::uint32_t code : commune.postal_codes) bytes += static_cast<char>(code / place % limit);
  }
}

char digit_name(InseeCode value) { return static_cast<char>(value < 10 ? '0' + value : 'A' + value - 10); }

}  // namespace

InseeCode parse_insee_code(std::string_view text) {
  if (text.size() != 5 || !is_ascii_digit(text[0]) || digit_value(text[1]) < 0) return kNoInseeCode;
  if (!is_ascii_digit(text[1]) && text[0] != '2') return kNoInseeCode;
  InseeCode code = static_cast<InseeCode>(digit_value(text[0]) * 36 + digit_value(text[1]));
  for (const char c : text.substr(2)) {
    if (!is_ascii_digit(c)) return kNoInseeCode;
    code = code * 10 + static_cast<InseeCode>(c - '0');
  }
  return code;
}

std::string format_insee_code(InseeCode code) {
  const InseeCode department = code / kDepartment;
  std::string text{digit_name(department / 36 % 10), digit_name(department % 36)};
  for (InseeCode place = 100; place > 0; place /= 10) text += static_cast<char>('0' + code / place % 10);
  return text;
}

std::uint32_t parse_postal_code(std::string_view digits) {
  std::uint32_t code = 0;
  for (const char c : digits.substr(0, 5)) code = code * 10 + static_cast<std::uint32_t>(c - '0');
  return code;
}

std::string format_postal_code(std::uint32_t code) {
  std::string text(5, '0');
  for (std::size_t i = 5; i-- > 0; code /= 10) text[i] = static_cast<char>('0' + code % 10);
  return text;
}

std::string write_commune_list(const CommuneList& list) {
  std::string bytes;
  append_number(bytes, list.communes.size());
  InseeCode previous = 0;
  for (const Commune& commune : list.communes) {
    append_number(bytes, commune.insee - previous);
    previous = commune.insee;
  }
  for (const Commune& commune : list.communes) bytes += static_cast<char>(commune.population);
  for (const Commune& commune : list.communes) bytes += static_cast<char>(commune.district);
  for (const Commune& commune : list.communes) append_number(bytes, commune.postal_codes.size());
  append_code_digits(bytes, list, 1'000, 100);
  append_code_digits(bytes, list, 10, 100);
  append_code_digits(bytes, list, 1, 10);
  for (const Commune& commune : list.communes) append_number(bytes, commune.street_bytes);
  for (const Commune& commune : list.communes) bytes += commune.name + "\n";
  append_number(bytes, list.former.size());
  previous = 0;
  for (const FormerName& former : list.former) {
    append_number(bytes, former.commune - previous);
    previous = former.commune;
  }
  for (const FormerName& former : list.former) bytes += former.name + "\n";
  return bytes;
}

}  // namespace guichet::address_register
