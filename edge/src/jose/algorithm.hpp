#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace guichet::jose {

// The signature algorithms that are offered (RFC 7518 section 3.1, RFC 8037). Everything else is refused.
enum class Algorithm : std::uint8_t { kRs256, kEs256, kEdDsa };

inline constexpr std::array kAllAlgorithms{Algorithm::kRs256, Algorithm::kEs256, Algorithm::kEdDsa};

// "RS256", "ES256", "EdDSA".
std::string_view algorithm_name(Algorithm algorithm);

// By its exact name; "Ed25519" (RFC 9864) is "EdDSA". Nothing for any other, such as "none", "HS256" or
// "rs256".
std::optional<Algorithm> parse_algorithm(std::string_view name);

}  // namespace guichet::jose
