#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace guichet_deps {

// What is left to try, the last first.
struct Choice {
  enum class Kind : std::uint8_t {
    kBranch,   // go on at instruction `pc`, at `place`
    kFewer,    // one character less for the kRepeat at `pc`, which has taken up to `place`, down to `bound`
    kMore,     // one character more for the kRepeat at `pc`, which has taken `bound` up to `place`
    kRestore,  // put `place` back as end number `pc` of a group
  };
  Kind kind;
  std::uint16_t pc;
  std::uint32_t place;
  std::uint32_t bound;
};

// A stack whose first entries take no memory from the heap.
class Choices {
 public:
  bool empty() const { return size_ == 0; }
  void clear() { size_ = 0; }
  Choice& last() { return size_ <= kFew ? few_[size_ - 1] : more_[size_ - kFew - 1]; }
  void pop() { --size_; }
  void push(const Choice& choice) {
    if (size_ < kFew) {
      few_[size_] = choice;
    } else {
      push_further(choice);
    }
    ++size_;
  }

 private:
  static constexpr std::size_t kFew = 24;

  [[gnu::noinline]] void push_further(const Choice& choice) {
    more_.resize(size_ - kFew);
    more_.push_back(choice);
  }

  std::array<Choice, kFew> few_;
  std::vector<Choice> more_;
  std::size_t size_ = 0;
};

}  // namespace guichet_deps
