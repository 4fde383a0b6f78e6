#include "cli/failure.hpp"

#include <iostream>

#include "cli/interruption.hpp"

namespace guichet::cli {

int fail(std::string_view message) {
  std::cerr << "guichet: " << message << '\n';
  return 1;
}

int fail_interrupted(std::string_view consequence) {
  std::cerr << "guichet: interrupted; " << consequence << '\n';
  return kInterruptedCode;
}

}  // namespace guichet::cli
