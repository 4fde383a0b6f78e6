#include "email/suffix_slips.hpp"

#include <algorithm>

#include "email/channel.hpp"

namespace guichet::email {
namespace {

constexpr float kTwice = 2.8F;  // com.com, comcom
constexpr float kOneMore = 8.5F;
constexpr float kLeftAway = 3.3F;
constexpr float kWrongOne = 5.8F;
constexpr float kOtherCountry = 3.0F;  // dk is no slip of de: the name is another's there

bool starts_with(std::string_view text, std::string_view beginning) { return text.substr(0, beginning.size()) == beginning; }

// The ending that was meant, once or several times more.
bool is_repeated(std::string_view typed, std::string_view meant) {
  if (meant.empty() || !starts_with(typed, meant)) return false;
  typed.remove_prefix(meant.size());
  while (!typed.empty()) {
    if (typed[0] == '.') typed.remove_prefix(1);
    if (!starts_with(typed, meant)) return false;
    typed.remove_prefix(meant.size());
  }
  return true;
}

bool has_one_more(std::string_view typed, std::string_view meant) {
  return typed.size() > meant.size() && starts_with(typed, meant) && typed[meant.size()] == '.';
}

}  // namespace

float suffix_cost(std::string_view typed, std::string_view meant, SuffixErrors possible, float limit) {
  if (typed == meant) return 0;
  if (typed.empty()) return kLeftAway;
  float cost = slips_cost(typed, meant, limit);
  if (typed.size() == 2 && meant.size() == 2) cost += kOtherCountry;
  if (is_repeated(typed, meant)) cost = std::min(cost, kTwice);
  if (possible.one_more && has_one_more(typed, meant)) cost = std::min(cost, kOneMore);
  return possible.wrong ? std::min(cost, kWrongOne) : cost;
}

}  // namespace guichet::email
