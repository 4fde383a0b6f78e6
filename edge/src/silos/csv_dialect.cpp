#include "silos/csv_dialect.hpp"

#include <algorithm>
#include <array>

namespace guichet::silos {
namespace {

constexpr std::string_view kSeparators = ",;\t|";
constexpr std::size_t kLooked = 64;  // bytes that tell a format

}  // namespace

std::optional<char> find_separator(std::string_view text) {
  std::array<std::size_t, kSeparators.size()> counts{};
  bool is_quoted = false;
  for (const char c : text) {
    if (c == '"') is_quoted = !is_quoted;
    if (is_quoted) continue;
    if (c == '\n' || c == '\r') break;
    if (const std::size_t kind = kSeparators.find(c); kind != std::string_view::npos) ++counts[kind];
  }
  const auto* most = std::max_element(counts.begin(), counts.end());
  if (*most == 0) return std::nullopt;
  return kSeparators[static_cast<std::size_t>(most - counts.begin())];
}

std::string_view find_foreign_format(std::string_view text) {
  if (text.starts_with("PK\x03\x04")) return "is an Excel workbook or another ZIP archive";
  if (text.starts_with("\xD0\xCF\x11\xE0")) return "is an Excel workbook of an old kind";
  if (text.starts_with("\x1F\x8B")) return "is packed with gzip, and its name does not end in .gz";
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) return "is written in UTF-16";
  const std::string_view begin = text.substr(0, kLooked);
  const auto zeros = static_cast<std::size_t>(std::count(begin.begin(), begin.end(), '\0'));
  if (zeros == 0) return {};
  return 3 * zeros > begin.size() ? "is written in UTF-16" : "is no text: it has bytes of zero";
}

}  // namespace guichet::silos
