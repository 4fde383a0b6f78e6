#pragma once

#include <set>
#include <string>
#include <vector>

namespace guichet::pattern_test {

// What the adapter of compared_adapter.cpp has seen since the program began.
struct Seen {
  std::set<std::string> patterns;
  std::size_t calls = 0;
  std::vector<std::string> differences;
};
Seen& seen();

}  // namespace guichet::pattern_test
