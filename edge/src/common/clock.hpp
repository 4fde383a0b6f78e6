#pragma once

#include <chrono>
#include <cstdint>
#include <functional>

namespace guichet {

// Milliseconds since 1970-01-01T00:00:00Z.
using Millis = std::int64_t;

// Where a part reads the time; tests give their own.
using Clock = std::function<Millis()>;

inline Millis system_now() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

}  // namespace guichet
