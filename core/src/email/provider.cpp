#include "email/provider.hpp"

#include <algorithm>
#include <iterator>

namespace guichet::email {
namespace {

#include "email_providers.inc"

struct NationalFamily {
  std::string_view name;  // label before a national ending
  std::string_view family;
};
constexpr NationalFamily kNationalFamilies[] = {
    {"hotmail", "outlook"}, {"outlook", "outlook"}, {"live", "outlook"}, {"yahoo", "yahoo"}};

// "fr", "de", "co.uk", "com.br", ...: the shapes in which these providers register national names.
bool is_national_ending(std::string_view ending) {
  if (ending.size() == 2) return true;
  const bool is_second_level = ending.size() > 3 && ending[ending.size() - 3] == '.';
  const std::string_view category = is_second_level ? ending.substr(0, ending.size() - 3) : std::string_view{};
  return category == "co" || category == "com";
}

}  // namespace

ProviderRange providers() { return {std::begin(kProviders), std::end(kProviders)}; }

const Provider* find_provider(std::string_view domain) {
  const auto* found = std::find_if(std::begin(kProviders), std::end(kProviders),
                                   [=](const Provider& provider) { return provider.domain == domain; });
  return found == std::end(kProviders) ? nullptr : found;
}

bool is_known_neighbour(std::string_view domain) {
  return std::binary_search(std::begin(kNeighbours), std::end(kNeighbours), domain);
}

std::string_view find_family(std::string_view domain) {
  if (const Provider* provider = find_provider(domain)) return provider->family;
  const std::size_t dot = domain.find('.');
  if (dot == std::string_view::npos || !is_national_ending(domain.substr(dot + 1))) return {};
  for (const NationalFamily& candidate : kNationalFamilies) {
    if (domain.substr(0, dot) == candidate.name) return candidate.family;
  }
  return {};
}

}  // namespace guichet::email
