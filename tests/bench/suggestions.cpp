// Time of an e-mail suggestion without the JSON around it: each line of standard input is a lower-case domain; prints
// nanoseconds of processor time for each, over the rounds given.
#include <ctime>
#include <iostream>
#include <string>
#include <vector>

#include "email/suggest.hpp"

int main(int count, char** arguments) {
  const int rounds = count > 1 ? std::stoi(arguments[1]) : 20;
  std::vector<std::string> domains;
  for (std::string line; std::getline(std::cin, line);) domains.push_back(line);
  std::size_t suggested = 0;
  for (const std::string& domain : domains) suggested += guichet::email::suggest_domain(domain) ? 1U : 0U;
  const std::clock_t begin = std::clock();
  for (int round = 0; round < rounds; ++round) {
    for (const std::string& domain : domains) suggested += guichet::email::suggest_domain(domain) ? 1U : 0U;
  }
  const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  std::cout << 1e9 * seconds / (static_cast<double>(domains.size()) * rounds) << " ns, " << suggested / static_cast<std::size_t>(rounds + 1) << " suggestions\n";
}
