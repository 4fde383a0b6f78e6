#pragma once

#include <string>
#include <string_view>

namespace guichet::email {

struct Provider {
  std::string_view domain;
  std::string_view family;
  float share;  // of all addresses on an open form, 0 to 1
};

struct ProviderRange {
  const Provider* first;
  const Provider* last;
  const Provider* begin() const { return first; }
  const Provider* end() const { return last; }
};

ProviderRange providers();

// The provider of a lower-case domain, or nullptr.
const Provider* find_provider(std::string_view domain);

// A real mail domain that lies near a provider's name and must never be questioned.
bool is_known_neighbour(std::string_view domain);

// Family of a provider, also for its domains that are too rare for the table (hotmail.de, live.be); empty
// when unknown.
std::string_view find_family(std::string_view domain);

}  // namespace guichet::email
