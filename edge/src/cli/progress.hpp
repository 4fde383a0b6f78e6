#pragma once

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

namespace guichet::cli {

// Shows on standard error how far long work is: a bar on a terminal, else a line every few seconds.
class Progress {
 public:
  using Time = std::chrono::steady_clock;

  // `all` bytes are to be read.
  explicit Progress(std::uint64_t all);

  void show(std::uint64_t bytes, std::uint64_t rows);

  // The same for work that is counted in files.
  void show_files(std::size_t done, std::size_t files);

  // The same for a phase of the work that has a name; of `all` parts, or of the bytes when that is 0.
  void show_part(std::string_view phase, std::uint64_t done, std::uint64_t all);

  // Clears the bar.
  void finish();

 private:
  bool is_due();
  void print(const std::string& line);

  std::uint64_t all_;
  bool is_terminal_;
  Time::time_point begin_;
  Time::time_point next_;
};

// 713,418; 2.9 MB; 1:05.
std::string with_commas(std::uint64_t number);
std::string as_size(std::uint64_t bytes);
std::string as_time(double seconds);

}  // namespace guichet::cli
