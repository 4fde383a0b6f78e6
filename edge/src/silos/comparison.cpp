#include "silos/comparison.hpp"

namespace guichet::silos {
namespace {

constexpr double kClearly = -2;  // natural logarithm of the odds: about 1 to 7

}  // namespace

match::Verdict Comparison::weigh(std::uint32_t left, std::uint32_t right) const {
  return batch_.explain(left, right);
}

bool Comparison::contradicts(std::uint32_t left, std::uint32_t right) const {
  const match::Verdict verdict = weigh(left, right);
  return verdict.score - verdict.prior < kClearly;
}

}  // namespace guichet::silos
