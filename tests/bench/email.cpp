// Time of an e-mail check without the JSON around it, over the lines of standard input: prints microseconds
// of processor time for each line, and how many lines had something to say.
//   bench_email suggest [rounds]    lower-case domains: suggest_domain
//   bench_email check [rounds]      addresses: check_email
#include <ctime>
#include <iostream>
#include <iterator>

#include "email_work.hpp"

int main(int count, char** arguments) {
  using namespace guichet::bench;
  const bool checks = count > 1 && std::string(arguments[1]) == "check";
  const EmailWork work = checks ? EmailWork::kCheckEmail : EmailWork::kSuggestDomain;
  const int rounds = count > 2 ? std::stoi(arguments[2]) : 20;
  const auto lines = split_lines(std::string(std::istreambuf_iterator<char>(std::cin), {}));
  const std::size_t spoken = repeat_work(work, lines, 1);
  const std::clock_t begin = std::clock();
  const std::size_t all = repeat_work(work, lines, rounds);
  const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  std::cout << 1e6 * seconds / (static_cast<double>(lines.size()) * rounds) << ' ' << spoken << '\n';
  return all == spoken * static_cast<std::size_t>(rounds) ? 0 : 1;
}
