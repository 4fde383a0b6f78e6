#pragma once

#include <string_view>

namespace guichet::cli {

inline constexpr std::string_view kNothingWritten = "nothing was written";

// Says on standard error what went wrong; gives the exit code, 1.
int fail(std::string_view message);

// The same for a run that a signal ended: what became of its work; 130.
int fail_interrupted(std::string_view consequence = kNothingWritten);

}  // namespace guichet::cli
