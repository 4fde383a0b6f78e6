#pragma once

#include "match/batch.hpp"
#include "silos/clusters.hpp"

namespace guichet::silos {

// Compares records of a batch that has run.
class Comparison {
 public:
  explicit Comparison(const match::Batch& batch) : batch_(batch) {}

  match::Verdict weigh(std::uint32_t left, std::uint32_t right) const;

  // Whether the evidence, without what was likely before, speaks clearly against the same person: two
  // brothers with one mailbox. That two records have nothing in common does not.
  bool contradicts(std::uint32_t left, std::uint32_t right) const;

 private:
  const match::Batch& batch_;
};

}  // namespace guichet::silos
