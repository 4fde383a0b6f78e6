#pragma once

#include <pattern/pattern.hpp>
#include <random>
#include <string>
#include <vector>

namespace guichet::pattern_test {

// Texts for a pattern, the same for the same seed: texts that its program leads to, slips in them, digits of
// other scripts in their place, and random digits.
class Samples {
 public:
  explicit Samples(unsigned seed) : random_(seed) {}

  std::vector<std::string> of(const guichet_deps::Program& program, std::size_t count);

 private:
  std::size_t below(std::size_t limit) { return random_() % limit; }
  std::string walk(const guichet_deps::Program& program);
  void append_one(const guichet_deps::Program& program, const guichet_deps::Instruction& item,
                  std::string& text);
  std::string change(std::string text);
  std::string digits();

  std::mt19937 random_;  // its sequence is fixed by the C++ standard
};

}  // namespace guichet::pattern_test
