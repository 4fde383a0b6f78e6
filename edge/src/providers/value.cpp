#include "providers/value.hpp"

#include <algorithm>
#include <vector>

#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace guichet::login {
namespace {

constexpr std::size_t kLongest = 256;

// What does not show, or turns what is beside it around.
bool is_hidden(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

bool is_plain_line(std::string_view text) {
  if (text.empty() || text.size() > kLongest || find_invalid_utf8(text)) return false;
  while (!text.empty()) {
    const DecodedCharacter next = next_character(text);
    if (is_hidden(next.code_point)) return false;
    text.remove_prefix(next.length);
  }
  return true;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    const std::string_view line = trim_ascii(text.substr(0, end));
    if (!line.empty()) lines.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::string joined(const std::vector<std::string_view>& lines) {
  std::string text;
  for (const std::string_view line : lines) text.append(text.empty() ? "" : ", ").append(line);
  return text;
}

// address-line1 is the first line of several, street-address all of them.
std::string street_part(std::string_view field, std::string_view text) {
  const auto lines = lines_of(text);
  if (field == "street-address") return joined(lines);
  const auto index = static_cast<std::size_t>(field.back() - '1');
  return index < lines.size() ? std::string(lines[index]) : std::string();
}

bool is_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const auto digits = [&](std::size_t from, std::size_t count) {
    int number = 0;
    for (const char c : text.substr(from, count))
      number = is_ascii_digit(c) ? number * 10 + (c - '0') : -1'000'000;
    return number;
  };
  const int year = digits(0, 4);
  const int month = digits(5, 2);
  const int day = digits(8, 2);
  return year >= 1850 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

bool is_country(std::string_view text) {
  return text.size() == 2 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

const Json* find_claim(const Json& claims, std::string_view pointer) {
  const Json* place = &claims;
  while (place != nullptr && !pointer.empty()) {
    pointer.remove_prefix(1);  // the slash
    const auto end = std::min(pointer.find('/'), pointer.size());
    place = find_member(*place, pointer.substr(0, end));
    pointer.remove_prefix(end);
  }
  return place;
}

std::string field_value(std::string_view field, const Json& claim) {
  if (!claim.is_string()) return {};
  const auto& whole = claim.get_ref<const std::string&>();
  const bool is_street = field == "street-address" || field.starts_with("address-line");
  const std::string text = is_street ? street_part(field, whole) : std::string(trim_ascii(whole));
  if (!is_plain_line(text)) return {};
  if (field == "bday" && !is_date(text)) return {};
  if (field == "country" && !is_country(text)) return {};
  return text;
}

}  // namespace guichet::login
