#pragma once

#include "json/json.hpp"
#include "silos/report_page.hpp"
#include "silos/report_words.hpp"

namespace guichet::silos {

// The parts of the report that go into detail, as the data of report.html.
Json doubtful_part(const ReportFacts& facts, const ReportWords& words);
Json files_part(const ReportFacts& facts, const ReportWords& words);
Json model_part(const ReportFacts& facts, const ReportWords& words);

}  // namespace guichet::silos
