#pragma once

#include <cstddef>
#include <vector>

namespace guichet_deps {

// Where instructions have failed, once this is worth its memory: one bit for each instruction at each place.
class Failures {
 public:
  bool is_kept() const { return !failed_.empty(); }
  void keep(std::size_t instructions, std::size_t length) {
    width_ = length + 1;
    failed_.resize(instructions * width_);
  }

  // False the first time, and always while nothing is kept.
  bool has_failed_before(std::size_t instruction, std::size_t place) {
    if (failed_.empty()) return false;
    const std::size_t index = instruction * width_ + place;
    const bool has_failed = failed_[index];
    failed_[index] = true;
    return has_failed;
  }

 private:
  std::size_t width_ = 0;
  std::vector<bool> failed_;
};

}  // namespace guichet_deps
