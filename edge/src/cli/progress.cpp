#include "cli/progress.hpp"

#include <spdlog/fmt/fmt.h>
#include <unistd.h>

namespace guichet::cli {
namespace {

constexpr auto kBarPause = std::chrono::milliseconds(200);
constexpr auto kLinePause = std::chrono::seconds(5);
constexpr std::size_t kBarWidth = 24;

std::string bar(double share) {
  const auto full = static_cast<std::size_t>(share * kBarWidth);
  return "[" + std::string(full, '#') + std::string(kBarWidth - full, '.') + "]";
}

double share_of(std::uint64_t part, std::uint64_t all) {
  return all == 0 || part >= all ? 1.0 : static_cast<double>(part) / static_cast<double>(all);
}

}  // namespace

std::string with_commas(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t place = text.size(); place > 3;) text.insert(place -= 3, ",");
  return text;
}

std::string as_size(std::uint64_t bytes) {
  const auto size = static_cast<double>(bytes);
  if (bytes >= 1'000'000'000) return fmt::format("{:.1f} GB", size / 1e9);
  return bytes >= 1'000'000 ? fmt::format("{:.1f} MB", size / 1e6) : fmt::format("{:.1f} kB", size / 1e3);
}

std::string as_time(double seconds) {
  const auto whole = static_cast<unsigned>(seconds + 0.5);
  return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

Progress::Progress(std::uint64_t all)
    : all_(all),
      is_terminal_(::isatty(STDERR_FILENO) == 1),
      begin_(Time::now()),
      next_(begin_ + (is_terminal_ ? Time::duration(kBarPause) : Time::duration(kLinePause))) {}

bool Progress::is_due() {
  const auto now = Time::now();
  if (now < next_) return false;
  next_ = now + (is_terminal_ ? Time::duration(kBarPause) : Time::duration(kLinePause));
  return true;
}

void Progress::print(const std::string& line) {
  const std::string shown = is_terminal_ ? "\r" + line + "\033[K" : line + "\n";
  std::fputs(shown.c_str(), stderr);
  std::fflush(stderr);
}

void Progress::show(std::uint64_t bytes, std::uint64_t rows) {
  if (!is_due()) return;
  const double seconds = std::chrono::duration<double>(Time::now() - begin_).count();
  const double rate = static_cast<double>(bytes) / seconds;
  const double share = share_of(bytes, all_);
  const double left = share > 0 ? seconds * (1 - share) / share : 0;
  const std::string line = is_terminal_ ? bar(share) + " " : std::string();
  print(line + fmt::format("{:3.0f} %  {} of {}, {}/s, {} rows, {} left", 100 * share, as_size(bytes),
                           as_size(all_), as_size(static_cast<std::uint64_t>(rate)), with_commas(rows),
                           as_time(left)));
}

void Progress::show_files(std::size_t done, std::size_t files) {
  if (!is_due()) return;
  const std::string line = is_terminal_ ? bar(share_of(done, files)) + " " : std::string();
  print(line + with_commas(done) + " of " + with_commas(files) + " postal codes written");
}

void Progress::show_part(std::string_view phase, std::uint64_t done, std::uint64_t all) {
  if (!is_due()) return;
  const double share = share_of(done, all == 0 ? all_ : all);
  const double seconds = std::chrono::duration<double>(Time::now() - begin_).count();
  const std::string line = is_terminal_ ? bar(share) + " " : std::string();
  print(line + fmt::format("{:3.0f} %  {}, {}", 100 * share, phase, as_time(seconds)));
}

void Progress::finish() {
  if (is_terminal_) std::fputs("\r\033[K", stderr);
}

}  // namespace guichet::cli
