#include "doctor/finding.hpp"

#include <algorithm>

namespace guichet::doctor {

std::string_view health_name(Health health) {
  static constexpr std::string_view kNames[] = {"ok", "note", "warn", "fail"};
  return kNames[static_cast<std::size_t>(health)];
}

std::string line_of(const Finding& finding) {
  std::string line(health_name(finding.health));
  line.resize(6, ' ');
  line += finding.subject + ": " + finding.text;
  std::replace_if(
      line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; },
      '?');
  return line;
}

bool has_failure(const Findings& findings) {
  return std::any_of(findings.begin(), findings.end(),
                     [](const Finding& finding) { return finding.health == Health::kFail; });
}

}  // namespace guichet::doctor
