#pragma once

#include <vector>

#include "match/model.hpp"

namespace guichet::match {

// A candidate pair to learn of.
struct Sample {
  Levels levels;
  float rarity = 0;        // of the values that agree: by chance in unrelated records,
  float given_rarity = 0;  // and of those that agree by chance in a household too
};

Sample make_sample(const Levels& levels, const TermWeights& terms);

// Learns chances and shares of candidate pairs without labels: expectation maximisation (Dempster, Laird and
// Rubin 1977) from the values given, which also stay as a Dirichlet prior of a fifth of the pairs, so that
// the stories keep their meaning. Terms are taken as they are. The order of the samples does not matter.
ModelValues learn(std::vector<Sample> samples, ModelValues start);

}  // namespace guichet::match
