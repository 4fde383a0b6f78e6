#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "email/suggest.hpp"
#include "guichet/email.hpp"

namespace guichet::bench {

enum class EmailWork { kSuggestDomain = 0, kCheckEmail = 1 };

inline std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

// The same work on every line, so many times; gives back how many had something to say, lest the work be
// optimized away.
inline std::size_t repeat_work(EmailWork work, const std::vector<std::string>& lines, int rounds) {
  std::size_t spoken = 0;
  for (int round = 0; round < rounds; ++round) {
    for (const std::string& line : lines) {
      const bool speaks = work == EmailWork::kSuggestDomain ? email::suggest_domain(line).has_value()
                                                            : !check_email(line).findings.empty();
      spoken += speaks ? 1U : 0U;
    }
  }
  return spoken;
}

}  // namespace guichet::bench
