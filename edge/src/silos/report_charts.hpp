#pragma once

#include "json/json.hpp"
#include "silos/report_page.hpp"
#include "silos/report_words.hpp"

namespace guichet::silos {

// The parts of the report that show numbers, as the data of report.html.
Json sizes_part(const Statistics& statistics, const ReportWords& words);
Json certainty_part(const ReportFacts& facts, const ReportWords& words);
Json matrix_part(const ReportFacts& facts, const ReportWords& words);
Json silos_part(const ReportFacts& facts, const ReportWords& words);
Json evidence_part(const DecidingFields& deciding, const ReportWords& words);

}  // namespace guichet::silos
