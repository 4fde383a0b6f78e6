#include "common/clock.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>

namespace guichet {
namespace {

#ifdef GUICHET_TEST_CLOCK
constexpr Millis kTestRest = 20;

const char* test_clock_file() {
  static const char* const kFile = std::getenv("GUICHET_TEST_CLOCK_FILE");
  return kFile;
}

Millis moved_by() {
  Millis offset = 0;
  if (test_clock_file() != nullptr) std::ifstream(test_clock_file()) >> offset;
  return offset;
}

bool may_be_moved() { return test_clock_file() != nullptr; }
#else
constexpr Millis kTestRest = 0;

Millis moved_by() { return 0; }
bool may_be_moved() { return false; }
#endif

}  // namespace

Millis system_now() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count() + moved_by();
}

Millis rest_at_most(Millis wanted) { return may_be_moved() ? std::min(wanted, kTestRest) : wanted; }

}  // namespace guichet
