#pragma once

#include <array>
#include <string>
#include <string_view>

#include "guichet/match.hpp"
#include "match/calibration.hpp"
#include "match/compare.hpp"
#include "match/terms.hpp"

namespace guichet::match {

using Scores = std::array<double, kStoryCount>;  // logarithms, up to one constant

// What the three stories make likely. Plain data: learnt by learn(), read and written by model_json.
struct ModelValues {
  double accounts = 10'000;  // among how many it was learnt
  Chances shares{};          // of the stories among candidate pairs
  std::array<std::array<Chances, kMaxLevels>, kFieldCount> chances{};
  double term_weight = 0.5;
  TermTables terms;
  Calibration calibration;
};

// The same, ready to add up. Any number of threads may read it.
class Model {
 public:
  explicit Model(ModelValues values);

  const ModelValues& values() const { return values_; }

  // What stands before any evidence. Chance candidates grow with the accounts, those of one person do not.
  Scores prior(double accounts) const;

  // What a level of a field adds, with the rarity of the value where it counts.
  Scores evidence(Field field, std::uint8_t level, const TermWeights& terms) const;

  // The prior and all evidence.
  Scores add_up(const Levels& levels, const TermWeights& terms, double accounts) const;

 private:
  ModelValues values_;
  std::array<std::array<Scores, kMaxLevels>, kFieldCount> logs_{};
  std::array<std::array<std::int8_t, kMaxLevels>, kFieldCount> term_of_{};  // -1: none
};

// Of the same person against all other stories: s_P - ln(exp s_H + exp s_S + exp s_N).
double log_odds(const Scores& scores);

// Probability of each story.
Chances posterior(const Scores& scores);

Relation relation_of(const Scores& scores, double certainty);

// The verdict on levels that were compared before.
Verdict explain_levels(const Levels& levels, const TermWeights& terms, const Model& model, double accounts);
Verdict weigh(const ProfileView& left, const ProfileView& right, const Model& model, double accounts);

// What is left of a certainty for two people of one household.
double household_chance(const Scores& scores, double certainty);

// A model as JSON (schema "guichet-match/1", sorted keys) and back. Small, and without anything personal: of
// the values whose rarity counts it holds those that at least twenty share, and of these a hash. Errors:
// those of JSON, an unknown schema, member, field, level or term, chances that are none; each with its place.
std::string write_model(const ModelValues& values);
Result<ModelValues> read_model(std::string_view text);

// Names a model: what its scores are of, 16 hexadecimal digits of the SHA-256 of its JSON without the
// calibration, and behind a dot 8 of the calibration's, where it has one. Outcomes teach a calibration of the
// scores they were given.
std::string model_version(const ModelValues& values);
std::string score_version(const ModelValues& values);

// What is believed before anything is learnt.
ModelValues starting_values();

}  // namespace guichet::match
