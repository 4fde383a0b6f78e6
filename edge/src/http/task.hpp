#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace guichet::http {

// The concrete executor of every connection: one thread, one io_context, no type erasure.
using Executor = boost::asio::io_context::executor_type;

// A coroutine that runs on the thread of its connection.
template <class T>
using Task = boost::asio::awaitable<T, Executor>;

// Completion token for Asio operations inside a Task.
inline constexpr boost::asio::use_awaitable_t<Executor> use_task;

}  // namespace guichet::http
