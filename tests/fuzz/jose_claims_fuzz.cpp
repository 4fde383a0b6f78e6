// Claims are one JSON object, whose meaning does not depend on who reads it: what is taken is what the plain
// JSON reader finds too, and what is written of it is the same again.
#include <cstdint>
#include <string>

#include "jose/compact_jws.hpp"
#include "properties.hpp"

namespace {

std::size_t members(const guichet::Json& value) {
  std::size_t count = value.is_object() ? value.size() : 0;
  if (value.is_structured())
    for (const guichet::Json& inner : value) count += members(inner);
  return count;
}

// How often the plain reader comes by a name.
std::size_t names(const std::string& text) {
  std::size_t count = 0;
  const auto callback = [&count](int, guichet::Json::parse_event_t event, guichet::Json&) {
    count += event == guichet::Json::parse_event_t::key ? 1 : 0;
    return true;
  };
  const guichet::Json read = guichet::Json::parse(text, callback, false);
  guichet::fuzz::require(!read.is_discarded(), "the plain reader takes what is taken");
  return count;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace guichet;
  const std::string payload(reinterpret_cast<const char*>(data), size);
  const auto claims = jose::parse_claims(payload);
  if (!claims) {
    fuzz::require(claims.error() == jose::JoseErrc::kMalformed, "claims are malformed or taken");
    return 0;
  }
  fuzz::require(claims->is_object(), "claims are an object");
  fuzz::require(!find_invalid_utf8(payload), "claims are UTF-8");
  const Json plain = Json::parse(payload, nullptr, false);
  fuzz::require(!plain.is_discarded() && plain == *claims, "the plain reader finds the same");
  fuzz::require(names(payload) == members(*claims), "no name is there twice");
  const auto again = jose::parse_claims(write_json(*claims));
  fuzz::require(again && *again == *claims, "what is written is the same again");
  return 0;
}
