#include "silos/report_page.hpp"

namespace guichet::silos {
std::string write_report(const ReportFacts&, const localize::Localizer&, std::string_view) { return "x"; }
}  // namespace guichet::silos
