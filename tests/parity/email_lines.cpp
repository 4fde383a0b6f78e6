// Answers each line of standard input, a text in hexadecimal: for the comparison with what a browser does.
//   email_lines html     1 when is_whatwg_email takes the text, else 0
//   email_lines domain   the ASCII form of the domain, empty when UTS 46 refuses it
#include <iostream>
#include <string>

#include "guichet/email_syntax.hpp"
#include "tables/tables.hpp"
#include "text/idna.hpp"

namespace {

std::string from_hexadecimal(const std::string& line) {
  std::string text;
  for (std::size_t i = 0; i + 1 < line.size(); i += 2) {
    text += static_cast<char>(std::stoi(line.substr(i, 2), nullptr, 16));
  }
  return text;
}

std::string to_ascii(const std::string& domain) {
  const auto* table = guichet::index_of<guichet::IdnaTable>(guichet::Table::kIdna);
  std::string ascii;
  for (const guichet::IdnaLabel& label : process_domain(*table, domain)) {
    if (label.problem != guichet::IdnaProblem::kNone) return {};
    if (label.begin > 0) ascii += '.';
    ascii += label.ascii;
  }
  return ascii;
}

}  // namespace

int main(int count, char** arguments) {
  const bool is_html = count > 1 && std::string(arguments[1]) == "html";
  for (std::string line; std::getline(std::cin, line);) {
    const std::string text = from_hexadecimal(line);
    std::cout << (is_html ? (guichet::is_whatwg_email(text) ? "1" : "0") : to_ascii(text)) << '\n';
  }
}
