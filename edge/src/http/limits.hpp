#pragma once

#include <chrono>
#include <cstddef>

namespace guichet::http {

// What one request may weigh. Sizes in bytes.
struct Limits {
  std::size_t header_bytes = 16 * 1024;  // request line and header lines together
  std::size_t header_lines = 100;
  std::size_t target_bytes = 2048;
  std::size_t body_bytes = 64 * 1024;  // for routes that do not set their own
};

// How long the other side may take.
struct Deadlines {
  std::chrono::milliseconds header{5'000};  // from the first byte to the end of the header
  std::chrono::milliseconds body{10'000};   // from the end of the header to the end of the body
  std::chrono::milliseconds idle{30'000};   // from one answer to the first byte of the next request
  std::chrono::milliseconds write{30'000};  // for taking one answer
  std::chrono::milliseconds linger{1'000};  // for reading what still arrives after a refusal
  std::chrono::milliseconds shutdown{10'000};
};

}  // namespace guichet::http
