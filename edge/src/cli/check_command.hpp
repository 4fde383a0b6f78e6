#pragma once

#include <iosfwd>

namespace guichet::cli {

// guichet check: each line of input is one JSON request, each line of output its answer, in order. Empty
// lines are passed over. Gives the exit code: 0, or 1 when the output cannot be written.
int check_command(std::istream& input, std::ostream& output);

}  // namespace guichet::cli
