#include "guichet/phone.hpp"

namespace guichet {

std::string_view phone_type_name(PhoneType type) {
  static constexpr std::string_view kNames[] = {
      "fixed_line", "mobile",   "fixed_line_or_mobile", "toll_free", "premium_rate", "shared_cost",
      "voip",       "personal", "pager",                "uan",       "voicemail",    "short_code",
      "unknown"};
  return kNames[static_cast<std::size_t>(type)];
}

}  // namespace guichet
