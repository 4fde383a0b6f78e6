#pragma once

#include <utility>  // before Asio: awaitable.hpp of Boost 1.74 uses it without including it

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <future>
#include <memory>
#include <optional>
#include <type_traits>

#include "store/reader.hpp"
#include "store/writer.hpp"

namespace guichet::store {
namespace detail {

template <class Answer>
struct AnswerValue;
template <class T>
struct AnswerValue<Result<T>> {
  using type = T;
};

// A job and its answer, shared by the thread that works and the one that waits.
template <class Job, class T>
struct Errand {
  explicit Errand(Job wanted) : job(std::move(wanted)) {}

  template <class Context>
  Status run(Context& context) {
    Result<T> done = job(context);
    if (!done) return done.error();
    value.emplace(*std::move(done));
    return Done{};
  }

  // The error of the commit, or of the job, or the value.
  Result<T> answer(const Status& status) {
    if (!status) return status.error();
    return *std::move(value);
  }

  Job job;
  std::optional<T> value;
};

// `submit` hands a job and who is to be told of it to a queue.
template <class Executor, class T, class Context, class Submit, class Job>
boost::asio::awaitable<Result<T>, Executor> run_on(Submit submit, Job job) {
  namespace asio = boost::asio;
  auto errand = std::make_shared<Errand<Job, T>>(std::move(job));
  auto start = [submit = std::move(submit), errand](auto handler) {
    using Handler = decltype(handler);
    auto executor = asio::get_associated_executor(handler);
    auto work = asio::make_work_guard(executor);
    auto waiting = std::make_shared<Handler>(std::move(handler));
    submit([errand](Context& context) { return errand->run(context); },
           [errand, waiting, executor, work](const Status& status) {
             asio::post(executor, [waiting, answer = errand->answer(status)]() mutable {
               (*waiting)(std::move(answer));
             });
           });
  };
  asio::use_awaitable_t<Executor> token;
  co_return co_await asio::async_initiate<asio::use_awaitable_t<Executor>, void(Result<T>)>(start, token);
}

template <class Job, class Context>
using ValueOf = typename AnswerValue<std::invoke_result_t<Job&, Context&>>::type;

template <class Executor, class Job>
auto write_on(Writer& writer, Job& job, Tell tell) {
  auto submit = [&writer, tell](Writer::Job work, Writer::Told told) {
    writer.submit(std::move(work), std::move(told), tell);
  };
  return run_on<Executor, ValueOf<Job, Transaction>, Transaction>(submit, std::move(job));
}

}  // namespace detail

// Runs job(Transaction&) -> Result<T> on the writer and resumes on the caller's executor after the commit.
// The job is moved from. It has to be a named variable: GCC 12 copies a lambda written inside a co_await
// expression byte by byte, which breaks what it captures. It outlives a cancelled caller, so it must own what
// it uses. Destroy the executor's context only after Writer::drain().
template <class Executor = boost::asio::any_io_executor, class Job>
auto write(Writer& writer, Job& job) {
  return detail::write_on<Executor>(writer, job, Tell::kAfterCommit);
}

// The same, and resumes as soon as the job ran (Tell::kAfterRun).
template <class Executor = boost::asio::any_io_executor, class Job>
auto write_early(Writer& writer, Job& job) {
  return detail::write_on<Executor>(writer, job, Tell::kAfterRun);
}

// Runs job(Database&) -> Result<T> on a reader thread; otherwise like write().
template <class Executor = boost::asio::any_io_executor, class Job>
auto read(Reader& reader, Job& job) {
  auto submit = [&reader](Reader::Job work, Reader::Told told) { reader.submit(std::move(work), std::move(told)); };
  return detail::run_on<Executor, detail::ValueOf<Job, Database>, Database>(submit, std::move(job));
}

// Runs job(Transaction&) -> Result<T> on the writer and blocks the calling thread until the commit.
// For threads that wait anyway (mail workers, commands, tests); never on an io thread.
template <class Job>
auto write_and_wait(Writer& writer, Job job) {
  using T = detail::ValueOf<Job, Transaction>;
  auto errand = std::make_shared<detail::Errand<Job, T>>(std::move(job));
  auto promise = std::make_shared<std::promise<Result<T>>>();
  auto future = promise->get_future();
  writer.submit([errand](Transaction& transaction) { return errand->run(transaction); },
                [errand, promise](const Status& status) { promise->set_value(errand->answer(status)); });
  return future.get();
}

// The same for job(Database&) -> Result<T> on a reader thread.
template <class Job>
auto read_and_wait(Reader& reader, Job job) {
  using T = detail::ValueOf<Job, Database>;
  auto errand = std::make_shared<detail::Errand<Job, T>>(std::move(job));
  auto promise = std::make_shared<std::promise<Result<T>>>();
  auto future = promise->get_future();
  reader.submit([errand](Database& database) { return errand->run(database); },
                [errand, promise](const Status& status) { promise->set_value(errand->answer(status)); });
  return future.get();
}

}  // namespace guichet::store
