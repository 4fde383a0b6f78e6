#include "forms/consent_questions.hpp"

#include <algorithm>
#include <array>

#include "text/sha256.hpp"

namespace guichet::forms {
namespace {

constexpr std::size_t kMostQuestions = 20;
constexpr std::size_t kMaxTitle = 200;
constexpr std::size_t kMaxText = 2000;
constexpr std::size_t kMaxLanguage = 35;

using Texts = std::map<std::string, std::string>;
using Refusal = std::string;

bool is_purpose(std::string_view text) {
  const auto is_alphanumeric = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  return !text.empty() && text.size() <= 64 && is_alphanumeric(text[0]) &&
         std::all_of(text.begin(), text.end(),
                     [&](char c) { return is_alphanumeric(c) || c == '-' || c == '_'; });
}

// What forms elsewhere call a box that is ticked when the page opens.
bool is_tick(std::string_view member) {
  constexpr std::array<std::string_view, 7> kNames = {"checked",  "default", "preselected", "preticked",
                                                      "selected", "ticked",  "value"};
  return std::find(kNames.begin(), kNames.end(), member) != kNames.end();
}

Refusal refused_member(const Json& question) {
  constexpr std::array<std::string_view, 4> kKnown = {"purpose", "required", "text", "title"};
  for (const auto& [name, value] : question.items()) {
    if (is_tick(name)) return name + ": a box for a consent may not be ticked beforehand";
    if (std::find(kKnown.begin(), kKnown.end(), name) == kKnown.end()) return name + " is not known";
  }
  return {};
}

Expected<Texts, Refusal> read_texts(const Json& question, std::string_view name, std::size_t most) {
  const Json* texts = find_member(question, name);
  const std::string named(name);
  if (texts == nullptr || !texts->is_object() || texts->empty()) return named + " must be texts by language";
  Texts read;
  for (const auto& [language, text] : texts->items()) {
    const bool is_good = text.is_string() && !text.get_ref<const std::string&>().empty() &&
                         text.get_ref<const std::string&>().size() <= most && !language.empty() &&
                         language.size() <= kMaxLanguage;
    if (!is_good)
      return named + "." + language + " must be a text of at most " + std::to_string(most) + " bytes";
    read[language] = text.get<std::string>();
  }
  return read;
}

Expected<ConsentQuestion, Refusal> read_question(const Json& question) {
  if (!question.is_object()) return Refusal("must be an object");
  if (Refusal refusal = refused_member(question); !refusal.empty()) return refusal;
  const auto purpose = required_string(question, "purpose", "", 64);
  if (!purpose || !is_purpose(*purpose)) {
    return Refusal("purpose must be 1 to 64 lower-case letters, digits, hyphens or underscores");
  }
  const Json* required = find_member(question, "required");
  if (required != nullptr && !required->is_boolean()) return Refusal("required must be true or false");
  const auto titles = read_texts(question, "title", kMaxTitle);
  if (!titles) return titles.error();
  const auto texts = read_texts(question, "text", kMaxText);
  if (!texts) return texts.error();
  ConsentQuestion read{*purpose, required != nullptr && required->get<bool>(), {}};
  for (const auto& [language, text] : *texts) {
    const auto title = titles->find(language);
    if (title == titles->end() || titles->size() != texts->size()) {
      return Refusal("title and text must be in the same languages");
    }
    read.wordings.push_back({language, title->second, text, "sha256:" + sha256_hex(text)});
  }
  return read;
}

const Wording* find_wording(const std::vector<Wording>& wordings, std::string_view locale) {
  const std::string_view language = locale.substr(0, locale.find('-'));
  for (const std::string_view wanted : {locale, language}) {
    const auto found = std::find_if(wordings.begin(), wordings.end(),
                                    [&](const Wording& wording) { return wording.language == wanted; });
    if (found != wordings.end()) return &*found;
  }
  return nullptr;
}

}  // namespace

const Wording& ConsentQuestion::wording(std::string_view locale, std::string_view fallback) const {
  if (const Wording* found = find_wording(wordings, locale)) return *found;
  if (const Wording* found = find_wording(wordings, fallback)) return *found;
  return wordings.front();
}

Expected<std::vector<ConsentQuestion>, std::string> parse_consent_questions(const Json& consents) {
  if (!consents.is_array()) return Refusal("consents must be a list");
  if (consents.size() > kMostQuestions) return Refusal("consents: at most 20 questions");
  std::vector<ConsentQuestion> questions;
  for (const Json& consent : consents) {
    auto question = read_question(consent);
    if (!question) return "consents/" + std::to_string(questions.size()) + ": " + question.error();
    if (find_question(questions, question->purpose) != nullptr) {
      return "consents/" + std::to_string(questions.size()) + ": purpose stands there twice";
    }
    questions.push_back(*std::move(question));
  }
  return questions;
}

const ConsentQuestion* find_question(const std::vector<ConsentQuestion>& questions,
                                     std::string_view purpose) {
  const auto found = std::find_if(questions.begin(), questions.end(), [&](const ConsentQuestion& question) {
    return question.purpose == purpose;
  });
  return found == questions.end() ? nullptr : &*found;
}

}  // namespace guichet::forms
