#pragma once

#include <utility>  // before Asio: awaitable.hpp of Boost 1.74 uses it without including it

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <memory>
#include <string>

#include "dns/mail_domains.hpp"

namespace guichet::dns {

// What MailDomains knows of a domain, for a coroutine, which goes on on its own executor.
template <class Executor>
boost::asio::awaitable<Verdict, Executor> look_up(MailDomains& domains, std::string domain) {
  namespace asio = boost::asio;
  auto start = [&domains, domain](auto handler) {
    using Handler = decltype(handler);
    auto executor = asio::get_associated_executor(handler);
    auto work = asio::make_work_guard(executor);
    auto waiting = std::make_shared<Handler>(std::move(handler));
    domains.look_up(domain, [waiting, executor, work](Verdict verdict) {
      asio::post(executor, [waiting, verdict]() mutable { (*waiting)(verdict); });
    });
  };
  asio::use_awaitable_t<Executor> token;
  co_return co_await asio::async_initiate<asio::use_awaitable_t<Executor>, void(Verdict)>(start, token);
}

}  // namespace guichet::dns
