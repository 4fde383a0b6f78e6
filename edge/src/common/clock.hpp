#pragma once

#include <cstdint>
#include <functional>

namespace guichet {

// Milliseconds since 1970-01-01T00:00:00Z.
using Millis = std::int64_t;

// Where a part reads the time; tests give their own.
using Clock = std::function<Millis()>;

// The system's time. A build with tests adds the number of milliseconds that stands in the file named by
// GUICHET_TEST_CLOCK_FILE, read at each call, so that a test moves the clock of a running edge.
Millis system_now();

// How long a thread may rest before it looks at the clock again: as long as it wants, but a moment only while
// a test may move the clock.
Millis rest_at_most(Millis wanted);

}  // namespace guichet
