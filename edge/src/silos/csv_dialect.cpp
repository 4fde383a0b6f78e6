#include "silos/csv_dialect.hpp"

#include <algorithm>
#include <array>

namespace guichet::silos {
namespace {

constexpr std::string_view kSeparators = ",;\t|";

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

std::string_view find_foreign_encoding(std::string_view text) {
  const bool has_mark = text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF");
  return has_mark || text.substr(0, 64).find('\0') != std::string_view::npos ? "UTF-16" : "";
}

}  // namespace guichet::silos
