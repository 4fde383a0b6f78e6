#pragma once

namespace guichet::cli {

inline constexpr int kInterruptedCode = 130;

// From now on SIGINT and SIGTERM are remembered, once; a second one ends the program at once.
void watch_for_interruption();

bool is_interrupted();

}  // namespace guichet::cli
