#pragma once

#include <random>
#include <string>
#include <utility>
#include <vector>

#include "match/model.hpp"

namespace guichet::match {

// A record made of tokens and texts, with France as its country.
Profile make_person(std::vector<std::pair<Token, std::string>> values);

// A made-up population: people alone and in households, each with one to three records that differ as typed
// ones do.
struct Population {
  std::vector<Profile> records;
  std::vector<int> persons;  // whose record it is
};
Population make_population(int households, unsigned seed);

}  // namespace guichet::match
