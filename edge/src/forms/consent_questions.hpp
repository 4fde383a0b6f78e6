#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "common/expected.hpp"
#include "json/json.hpp"

namespace guichet::forms {

// A question in one language.
struct Wording {
  std::string language;
  std::string title;  // of the purpose, for lists
  std::string text;   // beside the box
  std::string hash;   // "sha256:..." of the text
};

// One box, never ticked beforehand (GDPR recital 32).
struct ConsentQuestion {
  std::string purpose;
  bool is_required = false;
  std::vector<Wording> wordings;  // at least one

  // The wording that serves a BCP 47 tag best, else that of the fallback, else the first.
  const Wording& wording(std::string_view locale, std::string_view fallback) const;
};

// Reads the form file's member "consents": [{"purpose", "title": {language: text}, "text": {language: text},
// "required"?}]. Errors say for a person what is wrong.
Expected<std::vector<ConsentQuestion>, std::string> parse_consent_questions(const Json& consents);

// Nullptr when the form does not ask that.
const ConsentQuestion* find_question(const std::vector<ConsentQuestion>& questions, std::string_view purpose);

}  // namespace guichet::forms
