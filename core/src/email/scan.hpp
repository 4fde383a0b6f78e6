#pragma once

#include <string_view>

#include "email/note.hpp"
#include "email/parts.hpp"

namespace guichet::email {

struct Scan {
  Parts parts;
  Notes notes;
};

// Reads a whole address by RFC 5322, and notes every use of more than RFC 5321 allows. Diagnosis and findings
// are both made of these notes.
Scan scan_address(std::string_view text);

}  // namespace guichet::email
