#include "silos/note.hpp"

#include <cmath>

namespace guichet::silos {
namespace {

bool is_french(std::string_view locale) { return locale.substr(0, 2) == "fr"; }

}  // namespace

std::string join(const std::vector<std::string>& words, std::string_view separator) {
  std::string joined;
  for (const std::string& word : words) joined.append(joined.empty() ? "" : separator).append(word);
  return joined;
}

std::string write_number(std::uint64_t number, std::string_view locale) {
  const std::string_view separator = is_french(locale) ? "\u202F" : ",";
  std::string text = std::to_string(number);
  for (std::size_t place = text.size(); place > 3;) text.insert(place -= 3, separator);
  return text;
}

std::string write_percent(double share, std::string_view locale) {
  const auto tenths = static_cast<std::uint64_t>(std::lround(share * 1000));
  const bool is_less = tenths == 0 && share > 0;
  const std::string_view point = is_french(locale) ? "," : ".";
  const std::string number =
      is_less ? "0" + std::string(point) + "1"
              : std::to_string(tenths / 10) + std::string(point) + std::to_string(tenths % 10);
  return (is_less ? "< " : "") + number + (is_french(locale) ? "\u00A0%" : "%");
}

}  // namespace guichet::silos
