#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "french_address/city_line.hpp"
#include "french_address/street_line.hpp"
#include "register/city_index.hpp"
#include "register/register.hpp"
#include "register/street_search.hpp"

namespace guichet::address_register {

// A street of a commune with all that speaks against it.
struct Hypothesis {
  CityCandidate city;
  StreetCandidate street;
  Cost cost() const { return city.cost() + street.cost(); }
};

struct Ranking {
  std::vector<CityCandidate> cities;   // the cheapest first
  std::vector<Hypothesis> hypotheses;  // the cheapest first; empty where no street is near
};

// What is known: the cities, and the streets of some or all of them.
struct Sources {
  const CityIndex* cities = nullptr;
  std::vector<const Register*> streets;
};

Ranking rank(const Sources& sources, const french_address::CityLine& city, const TypedStreet& street);

}  // namespace guichet::address_register
