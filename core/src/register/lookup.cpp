#include "register/lookup.hpp"

#include <algorithm>

namespace guichet::address_register {
namespace {

constexpr std::size_t kCities = 16;
constexpr Cost kWorstStreet = 1'500;
constexpr Cost kDoubtful = 700;  // then cities of similar names are looked at too
constexpr Cost kClean = 40;
constexpr Cost kNarrowWindow = 250;  // beside an address without a slip
constexpr Cost kWindow = 500;        // what is that much dearer than the best is not looked at

Cost window(Cost best) { return best <= kClean ? kNarrowWindow : kWindow; }

// Adds the streets of the cities to the ranking, as long as they can still matter.
void add_streets(const Sources& sources, const std::vector<CityCandidate>& cities, const TypedStreet& street,
                 Cost& best, Ranking& ranking) {
  std::vector<StreetCandidate> found;
  for (const CityCandidate& candidate : cities) {
    if (candidate.cost() > best + window(best)) break;
    found.clear();
    for (const Register* source : sources.streets) {
      const auto* commune = source->communes().find(candidate.commune->insee);
      if (commune != nullptr)
        find_streets(*source, *commune, street,
                     std::min(kWorstStreet, best + window(best) - candidate.cost()), found);
    }
    for (const StreetCandidate& one : found) {
      ranking.hypotheses.push_back({candidate, one});
      best = std::min(best, ranking.hypotheses.back().cost());
    }
  }
}

std::vector<CityCandidate> without(std::vector<CityCandidate> cities,
                                   const std::vector<CityCandidate>& known) {
  const auto is_known = [&](const CityCandidate& one) {
    return std::any_of(known.begin(), known.end(),
                       [&](const CityCandidate& other) { return other.commune == one.commune; });
  };
  cities.erase(std::remove_if(cities.begin(), cities.end(), is_known), cities.end());
  return cities;
}

}  // namespace

Ranking rank(const Sources& sources, const french_address::CityLine& city, const TypedStreet& street) {
  Ranking ranking;
  ranking.cities = sources.cities->find(city, kCities);
  if (street.is_empty()) return ranking;
  Cost best = kWorstStreet + 1'000;
  add_streets(sources, ranking.cities, street, best, ranking);
  const Cost doubtful = kDoubtful + (ranking.cities.empty() ? 0 : ranking.cities.front().cost());
  if (best > doubtful)
    add_streets(sources, without(sources.cities->find_more(city, kCities), ranking.cities), street, best,
                ranking);
  std::stable_sort(ranking.hypotheses.begin(), ranking.hypotheses.end(),
                   [](const Hypothesis& one, const Hypothesis& other) { return one.cost() < other.cost(); });
  return ranking;
}

}  // namespace guichet::address_register
