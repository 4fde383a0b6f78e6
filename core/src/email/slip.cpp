#include "email/slip.hpp"

#include <algorithm>

#include "text/keyboard.hpp"

namespace guichet::email {
namespace {

std::optional<Slip> find_change(std::string_view typed, std::string_view meant, std::size_t at) {
  if (at == typed.size()) return std::nullopt;
  const bool is_exchange = at + 1 < typed.size() && typed[at] == meant[at + 1] && typed[at + 1] == meant[at];
  if (is_exchange && typed.substr(at + 2) == meant.substr(at + 2)) return Slip{SlipKind::kExchanged, at};
  const bool is_neighbour = at > 0 && are_neighbour_keys(typed[at], meant[at]);
  if (is_neighbour && typed.substr(at + 1) == meant.substr(at + 1)) return Slip{SlipKind::kWrongKey, at};
  return std::nullopt;
}

}  // namespace

std::optional<Slip> find_slip(std::string_view typed, std::string_view meant) {
  const std::size_t shorter = std::min(typed.size(), meant.size());
  std::size_t at = 0;
  while (at < shorter && typed[at] == meant[at]) ++at;
  if (typed.size() == meant.size()) return find_change(typed, meant, at);
  if (at == 0) return std::nullopt;
  if (typed.size() == meant.size() + 1 && typed[at] == typed[at - 1] && typed.substr(at + 1) == meant.substr(at)) {
    return Slip{SlipKind::kDoubled, at};
  }
  if (meant.size() == typed.size() + 1 && at < typed.size() && typed.substr(at) == meant.substr(at + 1)) {
    return Slip{SlipKind::kMissing, at};
  }
  return std::nullopt;
}

}  // namespace guichet::email
