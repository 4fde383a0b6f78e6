#include "silos/report_words.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <cmath>

namespace guichet::silos {

std::string ReportWords::round_percent(double share) const {
  const double percent = share * 100;
  if (std::abs(percent - std::round(percent)) > 1e-9) return this->percent(share);
  return std::to_string(std::lround(percent)) + (locale_ == "fr" ? "\u00A0%" : "%");
}

std::string ReportWords::weight(double weight) const {
  std::string text = fmt::format("{:.1f}", std::abs(weight));
  if (locale_ == "fr") std::replace(text.begin(), text.end(), '.', ',');
  if (text == "0.0" || text == "0,0") return text;
  return (weight < 0 ? "\u2212" : "+") + text;
}

std::string as_length(double share) {
  if (share <= 0) return "0";
  return fmt::format("{:.1f}", 100 * std::clamp(share, 0.007, 1.0));
}

}  // namespace guichet::silos
