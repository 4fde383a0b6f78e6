// Any pattern is compiled or refused, any text then matched in bounded work, with RE2's answers where RE2
// takes the pattern too. What stands before the first tab is the pattern, the rest the text.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pattern/oracle.hpp"
#include "properties.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input(data, data + size);
  const std::size_t tab = std::min(input.find('\t'), input.size());
  const guichet::pattern_test::Pair pair(input.substr(0, tab));
  if (!pair.is_compiled()) return 0;
  const std::vector<char> bytes(input.begin() + static_cast<std::ptrdiff_t>(std::min(tab + 1, size)),
                                input.end());
  const std::string_view text(bytes.data(), bytes.size());
  guichet_deps::Place whole;
  const bool is_found = find(pair.program(), text, 0, guichet_deps::Anchor::kNone, &whole, 1);
  guichet::fuzz::require(!is_found || (whole.begin <= whole.end && whole.end <= text.size()),
                         "a match lies in the text");
  if (!pair.re2_accepts()) return 0;  // it has a limit on what repetitions multiply to
  if (const auto difference = pair.difference(text)) {
    std::fprintf(stderr, "%s\n", difference->c_str());
    guichet::fuzz::require(false, "the answers are RE2's");
  }
  return 0;
}
