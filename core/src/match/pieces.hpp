#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace guichet::match {

// Runs work(thread, begin, end) over all of [0, count) in pieces, on the calling thread and others: at most
// `threads`, at least one. The work must not throw.
template <class Work>
void in_pieces(unsigned threads, std::size_t count, std::size_t piece, Work work) {
  std::atomic<std::size_t> next{0};
  const auto run = [&](unsigned thread) {
    for (std::size_t begin = next.fetch_add(piece); begin < count; begin = next.fetch_add(piece)) {
      work(thread, begin, std::min(count, begin + piece));
    }
  };
  std::vector<std::thread> others;
  for (unsigned thread = 1; thread < threads; ++thread) others.emplace_back(run, thread);
  run(0);
  for (std::thread& other : others) other.join();
}

}  // namespace guichet::match
