#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace guichet::doctor {

enum class Health : std::uint8_t {
  kOk,
  kNote,  // nothing is wrong; something to know or to do elsewhere
  kWarn,  // works, but not as it should
  kFail,  // something is missing
};

// What one check found.
struct Finding {
  Health health = Health::kOk;
  std::string subject;  // "provider google"
  std::string text;     // what is so, and what to do about it
};

using Findings = std::vector<Finding>;

// "ok", "note", "warn", "fail".
std::string_view health_name(Health health);

// One line: "fail  provider google: client_secret_file: ...". Control characters are shown as "?": some of it
// came from elsewhere.
std::string line_of(const Finding& finding);

// Whether something is missing.
bool has_failure(const Findings& findings);

}  // namespace guichet::doctor
