#include "silos/report_charts.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace guichet::silos {
namespace {

constexpr std::size_t kMostSizes = 10;
constexpr std::size_t kHeatSteps = 9;
constexpr match::Bands kBands{};

double share_of(std::uint64_t part, std::uint64_t all) {
  return all == 0 ? 0 : static_cast<double>(part) / static_cast<double>(all);
}

std::string_view band_of(double low) {
  if (low < kBands.review - 1e-9) return "new";
  if (low < kBands.ask - 1e-9) return "review";
  return low < kBands.same - 1e-9 ? "ask" : "same";
}

std::string range_text(std::size_t column, const ReportWords& words) {
  const double high = kCertaintyBorders[column];
  if (column == 0) return words.text("certainty_below", {{"number", words.round_percent(high)}});
  const std::string low = words.round_percent(kCertaintyBorders[column - 1]);
  if (high > 1) return words.text("certainty_from", {{"number", low}});
  return words.text("certainty_range", {{"low", low}, {"high", words.round_percent(high)}});
}

}  // namespace

Json sizes_part(const Statistics& statistics, const ReportWords& words) {
  std::array<std::uint64_t, kMostSizes> people{};
  std::array<std::uint64_t, kMostSizes> records{};
  for (const auto& [size, count] : statistics.sizes) {
    people[std::min(size, kMostSizes) - 1] += count;
    records[std::min(size, kMostSizes) - 1] += count * size;
  }
  const std::uint64_t most = *std::max_element(people.begin(), people.end());
  Json rows = Json::array();
  for (std::size_t i = 0; i < kMostSizes; ++i) {
    if (people[i] == 0) continue;
    const std::string size = std::to_string(i + 1);
    rows.push_back({{"size", i + 1 < kMostSizes ? size : words.text("sizes_more", {{"number", size}})},
                    {"is_clone", i > 0},
                    {"people", words.number(people[i])},
                    {"records", words.number(records[i])},
                    {"width", as_length(share_of(people[i], most))}});
  }
  return rows;
}

Json certainty_part(const ReportFacts& facts, const ReportWords& words) {
  const auto& counts = facts.statistics.certainties;
  const double most = std::sqrt(static_cast<double>(*std::max_element(counts.begin(), counts.end())));
  Json columns = Json::array();
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const double low = i == 0 ? 0 : kCertaintyBorders[i - 1];
    const double height = most == 0 ? 0 : std::sqrt(static_cast<double>(counts[i])) / most;
    const double tall = counts[i] == 0 ? 0 : std::max(0.01, height) * 100;
    columns.push_back({{"range", range_text(i, words)},
                       {"band", std::string(band_of(low))},
                       {"band_text", words.text("band_" + std::string(band_of(low)))},
                       {"count", words.number(counts[i])},
                       {"x", std::to_string(i * 10) + ".6"},
                       {"y", std::to_string(100 - tall)},
                       {"height", std::to_string(tall)}});
  }
  return columns;
}

Json matrix_part(const ReportFacts& facts, const ReportWords& words) {
  const Statistics& statistics = facts.statistics;
  const std::size_t shown = statistics.shared_people.size();
  std::uint64_t most = 1;
  for (std::size_t i = 0; i < shown; ++i) {
    for (std::size_t k = 0; k < shown; ++k) most = std::max(most, statistics.shared_people[i][k]);
  }
  Json heads = Json::array();
  Json rows = Json::array();
  for (std::size_t i = 0; i < shown; ++i) {
    Json cells = Json::array();
    for (std::size_t k = 0; k < shown; ++k) {
      const std::uint64_t count = statistics.shared_people[i][k];
      const auto heat = static_cast<std::size_t>(std::ceil(share_of(count, most) * kHeatSteps));
      cells.push_back(
          {{"count", i == k ? "\u2013" : words.number(count)}, {"heat", std::to_string(i == k ? 0 : heat)}});
    }
    const std::string& name = facts.intake.silos.name(statistics.silos[i].silo);
    heads.push_back({{"name", name}});
    rows.push_back({{"name", name}, {"cells", std::move(cells)}});
  }
  Json part{{"heads", std::move(heads)}, {"rows", std::move(rows)}};
  if (shown < statistics.silos.size()) {
    part["cut"] = words.text(
        "matrix_cut", {{"number", words.number(shown)}, {"all", words.number(statistics.silos.size())}});
  }
  return part;
}

Json silos_part(const ReportFacts& facts, const ReportWords& words) {
  Json rows = Json::array();
  for (const SiloStatistics& silo : facts.statistics.silos) {
    if (rows.size() == 100) break;
    const double within = share_of(silo.clones(), silo.records);
    const double elsewhere = share_of(silo.shared_people, silo.people);
    rows.push_back({{"name", facts.intake.silos.name(silo.silo)},
                    {"records", words.number(silo.records)},
                    {"people", words.number(silo.people)},
                    {"clones", words.number(silo.clones())},
                    {"within", words.percent(within)},
                    {"within_width", as_length(within)},
                    {"shared", words.number(silo.shared_people)},
                    {"elsewhere", words.percent(elsewhere)},
                    {"elsewhere_width", as_length(elsewhere)}});
  }
  return rows;
}

Json evidence_part(const DecidingFields& deciding, const ReportWords& words) {
  std::array<std::size_t, match::kFieldCount> order{};
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&deciding](std::size_t left, std::size_t right) {
    return deciding.in_favour[left] > deciding.in_favour[right];
  });
  const std::uint64_t most = std::max(*std::max_element(deciding.in_favour.begin(), deciding.in_favour.end()),
                                      *std::max_element(deciding.against.begin(), deciding.against.end()));
  Json rows = Json::array();
  for (const std::size_t i : order) {
    if (deciding.in_favour[i] + deciding.against[i] == 0) continue;
    rows.push_back({{"field", words.field(static_cast<match::Field>(i))},
                    {"in_favour", words.number(deciding.in_favour[i])},
                    {"in_favour_width", as_length(share_of(deciding.in_favour[i], most))},
                    {"against", words.number(deciding.against[i])},
                    {"against_width", as_length(share_of(deciding.against[i], most))}});
  }
  return rows;
}

}  // namespace guichet::silos
