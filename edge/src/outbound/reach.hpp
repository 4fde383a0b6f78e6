#pragma once

#include <cstdint>

namespace guichet::outbound {

// Where requests may go.
enum class Reach : std::uint8_t {
  kPublic,    // https, and public addresses
  kLoopback,  // also http, and this machine: for tests and demonstrations
  kAnywhere,  // also http, and every address
};

}  // namespace guichet::outbound
