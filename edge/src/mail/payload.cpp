#include "mail/payload.hpp"

#include "json/json.hpp"

namespace guichet::mail {
namespace {

constexpr std::size_t kMaxText = 2048;
constexpr std::size_t kMaxInformation = 16'384;
constexpr std::size_t kMaxPurposes = 32;

bool read_text(const Json& json, std::string_view name, std::size_t most, std::string& text) {
  const Json* member = find_member(json, name);
  if (member == nullptr || member->is_null()) return true;
  if (!member->is_string() || member->get_ref<const std::string&>().size() > most) return false;
  text = member->get<std::string>();
  return true;
}

bool read_hours(const Json& json, std::int64_t& hours) {
  const Json* member = find_member(json, "hours");
  if (member == nullptr || member->is_null()) return true;
  if (!member->is_number_integer()) return false;
  hours = member->get<std::int64_t>();
  return hours > 0;
}

bool read_purposes(const Json& json, std::vector<std::string>& purposes) {
  const Json* member = find_member(json, "purposes");
  if (member == nullptr || member->is_null()) return true;
  if (!member->is_array() || member->size() > kMaxPurposes) return false;
  for (const Json& title : *member) {
    if (!title.is_string() || title.get_ref<const std::string&>().size() > kMaxText) return false;
    purposes.push_back(title.get<std::string>());
  }
  return true;
}

}  // namespace

std::optional<Payload> parse_payload(std::string_view text) {
  const auto json = parse_json(text);
  if (!json || !json->is_object()) return std::nullopt;
  Payload payload;
  const bool is_good = read_text(*json, "to", kMaxText, payload.to) &&
                       read_text(*json, "locale", kMaxText, payload.locale) &&
                       read_text(*json, "url", kMaxText, payload.url) && read_hours(*json, payload.hours) &&
                       read_text(*json, "code", kMaxText, payload.code) &&
                       read_text(*json, "site", kMaxText, payload.site) && read_purposes(*json, payload.purposes) &&
                       read_text(*json, "information", kMaxInformation, payload.information) &&
                       read_text(*json, "unsubscribe_url", kMaxText, payload.unsubscribe_url) &&
                       read_text(*json, "preferences_url", kMaxText, payload.preferences_url) &&
                       read_text(*json, "provider", kMaxText, payload.provider);
  if (!is_good || payload.to.empty() || payload.locale.empty()) return std::nullopt;
  return payload;
}

}  // namespace guichet::mail
