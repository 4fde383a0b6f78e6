#pragma once

#include <cstdint>
#include <string>

#include "guichet/result.hpp"
#include "json/json.hpp"

namespace guichet::forms {

// What keeps machines out of a form.
struct Protection {
  std::string honeypot;               // name of a field that people do not see; empty for none
  std::uint32_t minimum_seconds = 0;  // between opening and sending
  std::uint32_t proof_of_work = 0;    // leading zero bits

  // Whether the form hands out a challenge that has to come back.
  bool needs_challenge() const { return minimum_seconds > 0 || proof_of_work > 0; }
};

// Reads {"honeypot"?, "minimum_seconds"? (at most 600), "proof_of_work"? (at most 24)}. The honeypot may not
// have the name of one of the form's `fields`. Errors are those of the contract.
Result<Protection> parse_protection(const Json& json, const Json& fields);

// The same as JSON; members that ask for nothing are left out.
Json protection_json(const Protection& protection);

}  // namespace guichet::forms
