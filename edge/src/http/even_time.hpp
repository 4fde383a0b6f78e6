#pragma once

#include <chrono>

#include "http/task.hpp"

namespace guichet::http {

// Answers that must not tell by their time what they found leave only at whole steps from the request: within one step
// every case takes the same time, as far as the clock can see.
class EvenTime {
 public:
  // Begins now. A step of 0 makes it do nothing.
  explicit EvenTime(std::chrono::milliseconds step) : step_(step), begin_(std::chrono::steady_clock::now()) {}

  // Waits for the end of the step under way.
  Task<void> end() const;

 private:
  const std::chrono::milliseconds step_;
  const std::chrono::steady_clock::time_point begin_;
};

}  // namespace guichet::http
