#pragma once

#include <vector>

#include "guichet/email_syntax.hpp"

namespace guichet::email {

using Diagnosis = EmailDiagnosisCode;

// One thing that the reading of an address came upon.
struct Note {
  Diagnosis code;
  Span span;
  bool is_in_comment = false;
};

// In the order in which is_email would come upon them.
using Notes = std::vector<Note>;

// The first error, or else the highest code at its first place.
EmailDiagnosis diagnose(const Notes& notes);

}  // namespace guichet::email
