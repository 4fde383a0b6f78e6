#include "matching/submitted_profile.hpp"

#include "form/request.hpp"

namespace guichet::matching {
namespace {

using match::Record;
using match::Token;

// The text of a member; empty when there is none.
std::string_view text_of(const Json* object, std::string_view name) {
  const Json* member = object == nullptr ? nullptr : find_member(*object, name);
  return member != nullptr && member->is_string() ? std::string_view(member->get_ref<const std::string&>())
                                                  : std::string_view();
}

void replace(Record& record, Token token, std::string_view text) {
  if (!text.empty()) record[token] = text;
}

void take_typed(const Json& values, Record& record) {
  for (const auto& [name, value] : values.items()) {
    const auto token = match::find_token(name);
    if (token && value.is_string()) record[*token] = value.get_ref<const std::string&>();
  }
}

// An address that the register is sure of is compared in its spelling. `line` is where its street line is
// kept.
void take_address(const Json* address, Record& record, std::string& line) {
  const std::string_view verdict = text_of(address, "verdict");
  if (verdict != "accept" && verdict != "correct") return;
  line = std::string(text_of(address, "number")) + " " + std::string(text_of(address, "street"));
  replace(record, Token::kAddressLine1, line);
  replace(record, Token::kPostalCode, text_of(address, "postal_code"));
  replace(record, Token::kCity, text_of(address, "city"));
}

}  // namespace

match::Profile submitted_profile(const Json& values, const Json& understood, std::string_view country) {
  Record record;
  take_typed(values, record);
  std::string line;
  take_address(find_member(understood, "address"), record, line);
  replace(record, Token::kTel, text_of(find_member(understood, "tel"), "e164"));
  const std::string_view own_country = record[Token::kCountry];
  record.country = form::is_country_code(own_country) ? own_country : country;
  return match::make_profile(record);
}

}  // namespace guichet::matching
