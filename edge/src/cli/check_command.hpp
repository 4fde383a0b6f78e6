#pragma once

#include <iosfwd>

#include "register/register_file.hpp"

namespace guichet::cli {

// guichet check: each line of input is one JSON request, each line of output its answer, in order. Empty
// lines are passed over. Addresses are held against the register, if there is one. Gives the exit code: 0, or 1 when the
// output cannot be written.
int check_command(std::istream& input, std::ostream& output, const registry::RegisterFile* addresses);

}  // namespace guichet::cli
