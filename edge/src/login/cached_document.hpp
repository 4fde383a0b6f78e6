#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "common/clock.hpp"
#include "login/answer.hpp"
#include "outbound/client.hpp"

namespace guichet::login {

// A document of a provider, read and kept. Whoever asks while it is on its way gets the same answer; while a newer one
// cannot be had, the last good one serves for a day.
template <class T>
class CachedDocument : public std::enable_shared_from_this<CachedDocument<T>> {
 public:
  using Value = std::shared_ptr<const T>;
  using Answer = Expected<Value, Failure>;
  using Done = std::function<void(Answer)>;
  using Parse = std::function<Expected<T, std::string>(const std::string& body)>;

  static constexpr Millis kFresh = 3600LL * 1000;
  static constexpr Millis kUsable = 24 * kFresh;
  static constexpr Millis kRenewalPause = 30LL * 1000;

  // `name` begins the codes of failures.
  CachedDocument(outbound::Client& client, std::string url, std::string name, Parse parse)
      : client_(client), url_(std::move(url)), name_(std::move(name)), parse_(std::move(parse)) {}

  // The one at hand, or a newer one when it is old.
  void get(Millis now, Done done) {
    std::unique_lock lock(mutex_);
    if (value_ && now - fetched_at_ < kFresh) return answer(lock, value_, done);
    fetch(lock, now, std::move(done));
  }

  // A newer one than `known`, for somebody who since `began` misses something in it. Asked for at most once in
  // kRenewalPause: who comes too early gets what is there.
  void renew(Millis now, Millis began, const Value& known, Done done) {
    std::unique_lock lock(mutex_);
    if (value_ && fetched_at_ >= began) renewed_at_ = fetched_at_;  // this was asked for a moment ago
    if (value_ && (value_ != known || fetched_at_ >= began)) return answer(lock, value_, done);
    if (waiting_.empty() && now - renewed_at_ < kRenewalPause) return answer(lock, value_, done);
    if (waiting_.empty()) renewed_at_ = now;
    fetch(lock, now, std::move(done));
  }

 private:
  static void answer(std::unique_lock<std::mutex>& lock, Value value, const Done& done) {
    lock.unlock();
    done(std::move(value));
  }

  void fetch(std::unique_lock<std::mutex>& lock, Millis now, Done done) {
    waiting_.push_back(std::move(done));
    if (waiting_.size() > 1) return;
    lock.unlock();
    client_.fetch({url_}, [self = this->shared_from_this(), now](const outbound::Response& response) {
      self->take(response, now);
    });
  }

  void take(const outbound::Response& response, Millis now) {
    auto answer = read(response);
    std::vector<Done> waiting;
    {
      const std::lock_guard lock(mutex_);
      if (answer) {
        value_ = *answer;
        fetched_at_ = now;
      } else if (value_ && answer.error().kind == FailureKind::kUnavailable && now - fetched_at_ < kUsable) {
        answer = value_;
      }
      waiting.swap(waiting_);
    }
    for (const Done& done : waiting) done(answer);
  }

  Answer read(const outbound::Response& response) const {
    if (!response.is_ok()) return failure_of(name_, response);
    auto parsed = parse_(response.body);
    if (!parsed) return refused(parsed.error());
    return Value(std::make_shared<const T>(*std::move(parsed)));
  }

  outbound::Client& client_;
  const std::string url_;
  const std::string name_;
  const Parse parse_;
  std::mutex mutex_;
  Value value_;
  Millis fetched_at_ = 0;
  Millis renewed_at_ = 0;
  std::vector<Done> waiting_;
};

}  // namespace guichet::login
