#pragma once

#include <string>
#include <vector>

#include "localize/localizer.hpp"
#include "match/batch.hpp"
#include "silos/intake.hpp"
#include "silos/statistics.hpp"

namespace guichet::silos {

struct DoubtfulPair {
  std::uint32_t left;
  std::uint32_t right;
  match::Verdict verdict;
};

// What the report tells of.
struct ReportFacts {
  const Intake& intake;
  const Statistics& statistics;
  const DecidingFields& deciding;
  const std::vector<DoubtfulPair>& doubtful;
  const match::ModelValues& model;
  match::BatchCounts counts;
  std::uint64_t refused_links;
  double join_from;
  double list_from;
  std::string date;  // ISO 8601
};

// The report as one page of HTML that asks nothing of any server, in the language that serves `locale` best.
std::string write_report(const ReportFacts& facts, const localize::Localizer& localizer,
                         std::string_view locale);

}  // namespace guichet::silos
