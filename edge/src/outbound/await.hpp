#pragma once

#include <utility>  // before Asio: awaitable.hpp of Boost 1.74 uses it without including it

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <functional>
#include <memory>

namespace guichet::outbound {

// Waits, in a coroutine, for what `start` hands to the function it is given: once, on any thread. The coroutine goes on on
// its own executor. `start` is moved from. It has to be a named variable: GCC 12 copies a lambda written inside a co_await
// expression byte by byte, which breaks what it captures.
template <class Value, class Executor, class Start>
boost::asio::awaitable<Value, Executor> await_callback(Start& start) {
  namespace asio = boost::asio;
  auto initiate = [start = std::move(start)](auto handler) mutable {
    using Handler = decltype(handler);
    auto executor = asio::get_associated_executor(handler);
    auto work = asio::make_work_guard(executor);
    auto waiting = std::make_shared<Handler>(std::move(handler));
    start(std::function<void(Value)>([waiting, executor, work](Value value) {
      asio::post(executor, [waiting, value = std::move(value)]() mutable { (*waiting)(std::move(value)); });
    }));
  };
  asio::use_awaitable_t<Executor> token;
  co_return co_await asio::async_initiate<asio::use_awaitable_t<Executor>, void(Value)>(initiate, token);
}

}  // namespace guichet::outbound
