// What guichet-bench.wasm exports beside the C API: checks in a loop, so that they are timed inside
// WebAssembly.
#include "email_work.hpp"

// text: lines of UTF-8 that end with \n. Gives back how many checks had something to say.
extern "C" __attribute__((export_name("guichet_bench_email"))) std::size_t export_bench_email(
    int work, const char* text, std::size_t length, int rounds) {
  using namespace guichet::bench;
  return repeat_work(static_cast<EmailWork>(work), split_lines({text, length}), rounds);
}
