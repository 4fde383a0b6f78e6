#pragma once

#include <stop_token>

#include "common/clock.hpp"
#include "store/error.hpp"

namespace guichet::workers {

// Waits that long without being woken by anything but the stop.
void rest(std::stop_token stop, Millis length);

inline constexpr Millis kRestWhenStoreRefuses = 1'000;

// Calls write() until the store does it: what is not written down is done a second time, so a full or busy
// store is asked again. Ends also when the store is closed or a stop is asked for.
template <class Write>
void insist(Write write, const std::stop_token& stop) {
  while (true) {
    const auto written = write();
    if (written || written.error().code == store::StoreErrc::kClosed || stop.stop_requested()) return;
    rest(stop, kRestWhenStoreRefuses);
  }
}

}  // namespace guichet::workers
