#pragma once

#include <algorithm>
#include <deque>
#include <functional>
#include <future>

namespace guichet::silos {

// Does pieces of work on threads of their own, a few at a time, and gives their results in the order in which
// the pieces were added, on the thread that adds.
template <class Result>
class OrderedWork {
 public:
  OrderedWork(unsigned threads, std::function<void(Result)> take)
      : most_(std::max(1U, threads)), take_(std::move(take)) {}

  template <class Make>
  void add(Make make) {
    if (waiting_.size() >= most_) take_first();
    waiting_.push_back(std::async(std::launch::async, std::move(make)));
  }

  void finish() {
    while (!waiting_.empty()) take_first();
  }

 private:
  void take_first() {
    take_(waiting_.front().get());
    waiting_.pop_front();
  }

  std::size_t most_;
  std::function<void(Result)> take_;
  std::deque<std::future<Result>> waiting_;
};

}  // namespace guichet::silos
