// What the e-mail suggestions make of each domain of standard input: "typed meant margin certainty sure", or "typed".
// The margin is that over an unknown domain; below 0 nothing is said to the visitor.
//   bench_guesses          every domain
//   bench_guesses known    only the domains that stand in the table, without more
#include <iostream>
#include <string>

#include "email/mail_directory.hpp"
#include "email/suggest.hpp"

namespace {

void print_guess(const std::string& domain) {
  std::cout << domain;
  if (const auto guess = guichet::email::guess_domain(domain, {}, -3)) {
    const auto suggestion = guichet::email::suggest_domain(domain);
    std::cout << '\t' << guess->name << '.' << guess->suffix << '\t' << guess->over_unknown << '\t' << (suggestion ? suggestion->certainty : 0)
              << '\t' << (suggestion && suggestion->is_sure);
  }
  std::cout << '\n';
}

bool is_known(const std::string& domain) {
  const guichet::email::MailDirectory* directory = guichet::email::mail_directory();
  return directory != nullptr && directory->is_known(domain, directory->split(domain));
}

}  // namespace

int main(int count, char** arguments) {
  const bool only_known = count > 1 && std::string(arguments[1]) == "known";
  for (std::string domain; std::getline(std::cin, domain);) {
    if (!only_known) print_guess(domain);
    else if (is_known(domain)) std::cout << domain << '\n';
  }
}
