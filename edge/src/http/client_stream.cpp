#include "http/client_stream.hpp"

#include <algorithm>
#include <array>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/write.hpp>

namespace guichet::http {
namespace {

using Clock = std::chrono::steady_clock;
namespace asio = boost::asio;

constexpr std::size_t kMinReadBytes = 4 * 1024;
constexpr std::size_t kMaxReadBytes = 64 * 1024;
constexpr std::size_t kMaxLingerBytes = 1024 * 1024;

}  // namespace

ClientStream::ClientStream(Socket socket, std::size_t max_waiting_bytes)
    : socket_(std::move(socket)), buffer_(max_waiting_bytes + kMaxReadBytes) {}

void ClientStream::allow(std::chrono::milliseconds time) { deadline_ = Clock::now() + time; }

void ClientStream::allow_any_time() { deadline_ = Clock::time_point::max(); }

bool ClientStream::is_late() const { return Clock::now() >= deadline_; }

void ClientStream::check_deadline(Clock::time_point now) {
  if (now < deadline_) return;
  boost::system::error_code ignored;
  socket_.cancel(ignored);
}

void ClientStream::interrupt() {
  deadline_ = Clock::time_point::min();
  check_deadline(Clock::now());
}

std::string_view ClientStream::received() const {
  const auto bytes = buffer_.data();
  return {static_cast<const char*>(bytes.data()), bytes.size()};
}

Task<bool> ClientStream::receive(std::size_t wanted) {
  if (is_late()) co_return false;
  const auto space = buffer_.prepare(std::clamp(wanted, kMinReadBytes, kMaxReadBytes));
  boost::system::error_code error;
  const auto count = co_await socket_.async_read_some(space, asio::redirect_error(use_task, error));
  buffer_.commit(count);
  co_return !error;
}

Task<bool> ClientStream::send(std::string_view head, std::string_view content) {
  const std::array<asio::const_buffer, 2> parts{asio::buffer(head), asio::buffer(content)};
  boost::system::error_code error;
  sent_ = co_await asio::async_write(socket_, parts, asio::redirect_error(use_task, error));
  co_return !error;
}

Task<void> ClientStream::linger(std::chrono::milliseconds time) {
  boost::system::error_code error;
  socket_.shutdown(Socket::shutdown_send, error);
  if (error) co_return;
  allow(time);
  buffer_.clear();
  for (std::size_t dropped = 0; dropped < kMaxLingerBytes;) {
    const bool arrived = co_await receive(kMaxReadBytes);
    if (!arrived) break;
    dropped += buffer_.size();
    buffer_.clear();
  }
}

}  // namespace guichet::http
