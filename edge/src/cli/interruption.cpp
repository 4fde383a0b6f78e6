#include "cli/interruption.hpp"

#include <csignal>

namespace guichet::cli {
namespace {

volatile std::sig_atomic_t has_signal = 0;

}  // namespace

void watch_for_interruption() {
  struct sigaction action {};
  action.sa_handler = [](int) { has_signal = 1; };
  action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
}

bool is_interrupted() { return has_signal != 0; }

}  // namespace guichet::cli
