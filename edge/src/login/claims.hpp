#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/json.hpp"

// Claims that ID tokens and logout tokens share.
namespace guichet::login {

// The string claim; nothing when it is absent or of another type.
std::optional<std::string> text_claim(const Json& claims, std::string_view name);

// A NumericDate (RFC 7519 section 2) in whole seconds: a number from 0 to 2^53, a fraction cut off. Nothing for
// anything else, such as a number in quotation marks.
std::optional<std::int64_t> time_claim(const Json& claims, std::string_view name);

// Whether "iss" is one of these, byte for byte.
bool has_issuer(const Json& claims, const std::vector<std::string>& issuers);

// Whether "aud" is this client, and nobody else: other audiences are not trusted.
bool is_for(const Json& claims, std::string_view client_id);

}  // namespace guichet::login
