#include "proof/entry.hpp"

#include <array>
#include <span>

#include "crypto/hash.hpp"
#include "crypto/ids.hpp"
#include "crypto/token.hpp"

namespace guichet::proof {
namespace {

constexpr std::array<std::string_view, 10> kFacts = {
    "confirmed_at", "form", "form_hash",  "language",  "purpose",
    "requested_at", "site", "submission", "text_hash", "text_version"};
constexpr std::array<std::string_view, 5> kPersonal = {"address", "address_canonical", "ip", "page", "user_agent"};
constexpr std::array<std::string_view, 3> kMailPersonal = {"message_id", "smtp_reply", "token"};
constexpr std::array<std::string_view, 2> kLoginFacts = {"provider", "signed_in_at"};
constexpr std::array<std::string_view, 2> kLoginPersonal = {"issuer", "subject"};

// The length goes first, so that no two lists of texts are the same bytes.
std::string part(std::string_view text) { return std::to_string(text.size()) + ":" + std::string(text); }

std::string first_missing(const Json& members, std::span<const std::string_view> names) {
  for (const std::string_view name : names) {
    if (find_member(members, name) == nullptr) return std::string(name);
  }
  return {};
}

bool is_instant(const Json& value) { return value.is_number_integer() && value.get<std::int64_t>() > 0; }

// What is missing of the way in which it was confirmed.
std::string missing_way(const Json& facts, const Json& personal) {
  const Json* by = find_member(facts, "by");
  if (by == nullptr) return first_missing(personal, kMailPersonal);
  if (*by != kByLogin) return "by";
  if (std::string missing = first_missing(facts, kLoginFacts); !missing.empty()) return missing;
  if (std::string missing = first_missing(personal, kLoginPersonal); !missing.empty()) return missing;
  const Json& signed_in = facts["signed_in_at"];
  return is_instant(signed_in) && signed_in <= facts["confirmed_at"] ? std::string() : "signed_in_at";
}

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
  if (std::string missing = first_missing(facts, kFacts); !missing.empty()) return missing;
  if (std::string missing = first_missing(personal, kPersonal); !missing.empty()) return missing;
  if (std::string missing = missing_way(facts, personal); !missing.empty()) return missing;
  const Json& requested = facts["requested_at"];
  const Json& confirmed = facts["confirmed_at"];
  if (!is_instant(requested)) return "requested_at";
  if (!confirmed.is_number_integer() || confirmed < requested) return "confirmed_at";
  return {};
}

}  // namespace guichet::proof
