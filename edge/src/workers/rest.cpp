#include "workers/rest.hpp"

#include <condition_variable>
#include <mutex>

namespace guichet::workers {

void rest(std::stop_token stop, Millis length) {
  std::mutex mutex;
  std::condition_variable_any stopped;
  std::unique_lock lock(mutex);
  stopped.wait_for(lock, stop, std::chrono::milliseconds(length), [] { return false; });
}

}  // namespace guichet::workers
