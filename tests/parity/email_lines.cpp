// Answers each line of standard input, a text in hexadecimal: for the comparison with what a browser does.
//   email_lines html        1 when is_whatwg_email takes the text, else 0
//   email_lines diagnosis   the name of what diagnose_email finds
//   email_lines domain      the ASCII form of the domain, empty when UTS 46 refuses it
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

std::string answer(const std::string& mode, const std::string& text) {
  if (mode == "html") return guichet::is_whatwg_email(text) ? "1" : "0";
  if (mode == "diagnosis") return std::string(name_of(guichet::diagnose_email(text).code));
  return to_ascii(text);
}

}  // namespace

int main(int count, char** arguments) {
  const std::string mode = count > 1 ? arguments[1] : "domain";
  for (std::string line; std::getline(std::cin, line);) std::cout << answer(mode, from_hexadecimal(line)) << '\n';
}
