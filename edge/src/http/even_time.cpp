#include "http/even_time.hpp"

#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/system/error_code.hpp>

namespace guichet::http {
namespace {

using SteadyClock = std::chrono::steady_clock;
using Timer = boost::asio::basic_waitable_timer<SteadyClock, boost::asio::wait_traits<SteadyClock>, Executor>;

}  // namespace

Task<void> EvenTime::end() const {
  if (step_.count() == 0) co_return;
  const auto steps = (SteadyClock::now() - begin_) / step_ + 1;
  Timer timer(co_await boost::asio::this_coro::executor);
  timer.expires_at(begin_ + steps * step_);
  co_await timer.async_wait(use_task);
}

}  // namespace guichet::http
