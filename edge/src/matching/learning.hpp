#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "crypto/keys.hpp"
#include "match/model.hpp"
#include "store/sqlite.hpp"

namespace guichet::matching {

struct Learnt {
  match::ModelValues model;
  std::uint64_t accounts = 0;
  std::uint64_t pairs = 0;  // that were compared
};

// Learns a model of the accounts of a tenant without labels, from the pairs that the index makes. Nobody's
// values are kept. `watch` is told how many accounts were read, and gives whether to go on.
store::Result<Learnt> learn_from_store(store::Database& database, const crypto::Keys& keys,
                                       std::string_view tenant, unsigned threads,
                                       const std::function<bool(std::uint64_t accounts)>& watch);

struct Calibrated {
  match::ModelValues model;
  std::uint64_t outcomes = 0;  // of this model's scores; too few leave it without a calibration
};

// Teaches a model what came of its scores: the decisions, proofs and undone links in the store.
store::Result<Calibrated> calibrate_from_store(store::Database& database, std::string_view tenant,
                                               match::ModelValues model);

}  // namespace guichet::matching
