// Checks per second of the native core: each line of standard input is a request; prints requests per second
// of processor time for the number of rounds given.
#include <ctime>
#include <iostream>
#include <string>
#include <vector>

#include "guichet/c_api.h"
#include "guichet/check.hpp"

int main(int count, char** arguments) {
  const int rounds = count > 1 ? std::stoi(arguments[1]) : 100;
  std::vector<std::string> requests;
  for (std::string line; std::getline(std::cin, line);) requests.push_back(line);
  guichet_warm_up();
  std::size_t bytes = 0;
  for (const std::string& request : requests) bytes += guichet::call(request).size();
  const std::clock_t begin = std::clock();
  for (int round = 0; round < rounds; ++round) {
    for (const std::string& request : requests) bytes += guichet::call(request).size();
  }
  const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  std::cout << static_cast<double>(requests.size()) * rounds / seconds << '\n';
  return bytes == 0;
}
