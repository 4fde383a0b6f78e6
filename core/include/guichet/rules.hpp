#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "guichet/finding.hpp"
#include "guichet/result.hpp"

namespace guichet {

// What becomes of a submission, from mildest to most severe.
enum class Outcome : std::uint8_t { kAccept, kHint, kConfirm, kReview, kBlock };

std::string_view outcome_name(Outcome outcome);
std::optional<Outcome> parse_outcome(std::string_view name);

// The outcome that a finding leads to unless a rule says otherwise.
constexpr Outcome default_outcome(Severity severity) { return static_cast<Outcome>(severity); }

namespace rules {

enum class Type : std::uint8_t { kBoolean, kNumber, kString, kStringList };

// std::monostate is "unknown": a variable that has no value here.
using Value = std::variant<std::monostate, bool, double, std::string, std::vector<std::string>>;

// The variables that a condition may read, by dotted name.
using Schema = std::map<std::string, Type, std::less<>>;

// Their values; a declared variable that is absent is unknown.
using Environment = std::map<std::string, Value, std::less<>>;

}  // namespace rules
}  // namespace guichet
