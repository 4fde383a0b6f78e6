#include "cli/check_command.hpp"

#include <istream>
#include <ostream>
#include <string>

#include "guichet/check.hpp"
#include "register/answer.hpp"

namespace guichet::cli {
namespace {

// Reads a line, keeping no more than one byte beyond what a request may have: enough to refuse it.
bool read_line(std::istream& input, std::string& line) {
  line.clear();
  bool has_read = false;
  for (int c = input.get(); c != std::istream::traits_type::eof(); c = input.get()) {
    has_read = true;
    if (c == '\n') break;
    if (line.size() <= kMaxRequestBytes) line += static_cast<char>(c);
  }
  return has_read;
}

}  // namespace

int check_command(std::istream& input, std::ostream& output, const registry::RegisterFile* addresses) {
  for (std::string line; read_line(input, line);) {
    if (line.empty() || line == "\r") continue;
    output << registry::answer(line, addresses) << '\n';
  }
  output.flush();
  return output ? 0 : 1;
}

}  // namespace guichet::cli
