// What the e-mail suggestions make of each domain of standard input: "typed meant margin certainty sure", or "typed".
// The margin is that over an unknown domain; below 0 nothing is said to the visitor.
#include <iostream>
#include <string>

#include "email/suggest.hpp"

int main() {
  for (std::string domain; std::getline(std::cin, domain);) {
    std::cout << domain;
    if (const auto guess = guichet::email::guess_domain(domain, {}, -3)) {
      const auto suggestion = guichet::email::suggest_domain(domain);
      std::cout << '\t' << guess->name << '.' << guess->suffix << '\t' << guess->over_unknown << '\t' << (suggestion ? suggestion->certainty : 0)
                << '\t' << (suggestion && suggestion->is_sure);
    }
    std::cout << '\n';
  }
}
