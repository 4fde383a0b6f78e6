#include "jose/algorithm.hpp"

namespace guichet::jose {

std::string_view algorithm_name(Algorithm algorithm) {
  static constexpr std::string_view kNames[] = {"RS256", "ES256", "EdDSA"};
  return kNames[static_cast<std::size_t>(algorithm)];
}

std::optional<Algorithm> parse_algorithm(std::string_view name) {
  if (name == "Ed25519") return Algorithm::kEdDsa;
  for (const Algorithm algorithm : kAllAlgorithms) {
    if (name == algorithm_name(algorithm)) return algorithm;
  }
  return std::nullopt;
}

}  // namespace guichet::jose
