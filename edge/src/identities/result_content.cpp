#include "identities/result_content.hpp"

#include "identities/person_text.hpp"
#include "json/json.hpp"

namespace guichet::identities {
namespace {

std::string text_member(const Json& json, std::string_view name) {
  const Json* member = find_member(json, name);
  return member != nullptr && member->is_string() ? member->get<std::string>() : std::string();
}

}  // namespace

std::string write_content(const ResultContent& content) {
  return write_json(Json{{"state", static_cast<int>(content.state)},
                         {"form", content.form},
                         {"locale", content.locale},
                         {"provider", content.provider},
                         {"provider_name", content.provider_name},
                         {"person", content.person ? write_person(*content.person) : std::string()}});
}

std::optional<ResultContent> read_content(std::string_view text) {
  const auto json = parse_json(text);
  const Json* state = json ? find_member(*json, "state") : nullptr;
  if (state == nullptr || !state->is_number_integer()) return std::nullopt;
  ResultContent content;
  content.state = static_cast<ArrivalState>(state->get<int>());
  content.form = text_member(*json, "form");
  content.locale = text_member(*json, "locale");
  content.provider = text_member(*json, "provider");
  content.provider_name = text_member(*json, "provider_name");
  const std::string person = text_member(*json, "person");
  if (!person.empty()) content.person = read_person(person);
  return content;
}

}  // namespace guichet::identities
