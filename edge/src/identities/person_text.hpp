#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "crypto/keys.hpp"
#include "login/person.hpp"

namespace guichet::identities {

// A person as JSON, to be sealed, and back. Nothing when the text is none.
std::string write_person(const login::Person& person);
std::optional<login::Person> read_person(std::string_view text);

// What an identity is found by: issuer and subject as one (OpenID Connect Core 5.7), and nothing else.
Bytes32 identity_index(const crypto::Keys& keys, std::string_view tenant, std::string_view issuer,
                       std::string_view subject);

// What a session at a provider is found by: issuer and "sid" (OpenID Connect Back-Channel Logout 2.1).
Bytes32 upstream_index(const crypto::Keys& keys, std::string_view tenant, std::string_view issuer,
                       std::string_view session);

}  // namespace guichet::identities
