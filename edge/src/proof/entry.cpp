#include "proof/entry.hpp"

#include <array>

#include "crypto/hash.hpp"
#include "crypto/ids.hpp"
#include "crypto/token.hpp"

namespace guichet::proof {
namespace {

constexpr std::array<std::string_view, 10> kFacts = {
    "confirmed_at", "form", "form_hash",  "language",  "purpose",
    "requested_at", "site", "submission", "text_hash", "text_version"};
constexpr std::array<std::string_view, 8> kPersonal = {"address", "address_canonical", "ip",    "message_id",
                                                       "page",    "smtp_reply",        "token", "user_agent"};

// The length goes first, so that no two lists of texts are the same bytes.
std::string part(std::string_view text) { return std::to_string(text.size()) + ":" + std::string(text); }

}  // namespace

std::string field_code(const Bytes32& key, std::int64_t sequence, std::string_view name,
                       std::string_view value) {
  const std::string text = part(std::to_string(sequence)) + part(name) + part(value);
  return crypto::hex(crypto::hmac_sha256(key, {bytes_of(text)}));
}

std::string entry_content(const Entry& entry, const Bytes32& person_key) {
  Json personal = Json::object();
  for (const auto& [name, value] : entry.personal)
    personal[name] = field_code(person_key, entry.sequence, name, value);
  return write_json(Json{{"v", 1},
                         {"tenant", entry.tenant},
                         {"sequence", entry.sequence},
                         {"kind", entry.kind},
                         {"at", entry.at},
                         {"subject", crypto::id_text(entry.subject)},
                         {"facts", entry.facts},
                         {"personal", personal}});
}

Bytes32 chain_hash(const Bytes32& previous, std::string_view content) {
  return crypto::sha256({previous, bytes_of(content)});
}

std::string missing_step(const Json& facts, const Json& personal) {
  for (const std::string_view name : kFacts) {
    if (find_member(facts, name) == nullptr) return std::string(name);
  }
  for (const std::string_view name : kPersonal) {
    if (find_member(personal, name) == nullptr) return std::string(name);
  }
  const Json& requested = facts["requested_at"];
  const Json& confirmed = facts["confirmed_at"];
  if (!requested.is_number_integer() || requested.get<std::int64_t>() <= 0) return "requested_at";
  if (!confirmed.is_number_integer() || confirmed < requested) return "confirmed_at";
  return {};
}

}  // namespace guichet::proof
