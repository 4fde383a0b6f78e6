#include "signup/submission.hpp"

#include "consent/visit.hpp"

namespace guichet::signup {
namespace {

constexpr std::size_t kMaxId = 64;
constexpr std::size_t kMaxLocale = 35;
constexpr std::size_t kMaxUrl = 2048;
constexpr std::size_t kMaxHash = 71;  // "sha256:" and 64 digits
constexpr std::size_t kMaxProtection = 256;
constexpr std::size_t kMaxTrap = 4096;
constexpr std::size_t kMaxTicket = 255;

Result<const forms::PublishedForm*> find_form(const Json& body, const forms::FormLibrary& library) {
  const Json* form = find_member(body, "form");
  if (form == nullptr) return Error{Errc::kRequestMissingMember, "/form"};
  if (auto known = require_members(*form, "/form", {"id"}); !known) return known.error();
  const auto id = required_string(*form, "id", "/form", kMaxId);
  if (!id) return id.error();
  const forms::PublishedForm* found = library.find(*id);
  if (found == nullptr) return Error{Errc::kRequestUnknownForm, "/form/id"};
  return found;
}

// Whether the form ever used these words is for the store to say.
Result<std::vector<consent::Ticked>> read_consents(const Json& body, const forms::PublishedForm& form) {
  std::vector<consent::Ticked> ticked;
  const Json* consents = find_member(body, "consents");
  if (consents == nullptr) return ticked;
  if (!consents->is_object()) return Error{Errc::kRequestWrongType, "/consents"};
  for (const auto& [purpose, hash] : consents->items()) {
    const std::string pointer = append_pointer("/consents", purpose);
    if (forms::find_question(form.consents, purpose) == nullptr) return Error{Errc::kRequestBadValue, pointer};
    const auto text_hash = required_string(*consents, purpose, "/consents", kMaxHash);
    if (!text_hash) return text_hash.error();
    ticked.push_back({purpose, *text_hash});
  }
  return ticked;
}

Result<std::string> read_page(const Json& body) {
  const auto page = optional_string(body, "page", "", kMaxUrl);
  if (!page) return page.error();
  if (*page && !consent::is_page_url(**page)) return Error{Errc::kRequestBadValue, "/page"};
  return page->value_or("");
}

Result<Done> read_protection(const Json& body, Submission& submission) {
  const auto challenge = optional_string(body, "challenge", "", kMaxProtection);
  if (!challenge) return challenge.error();
  const auto solution = optional_string(body, "solution", "", kMaxProtection);
  if (!solution) return solution.error();
  const auto trap = optional_string(body, "trap", "", kMaxTrap);
  if (!trap) return trap.error();
  submission.challenge = challenge->value_or("");
  submission.solution = solution->value_or("");
  submission.is_trapped = !trap->value_or("").empty();
  return Done{};
}

}  // namespace

std::string_view channel_name(Channel channel) {
  static constexpr std::string_view kNames[] = {"browser", "backend", "form"};
  return kNames[static_cast<std::size_t>(channel)];
}

Result<Submission> parse_submission(std::string_view text, const forms::FormLibrary& library) {
  const auto body = parse_json(text);
  if (!body) return body.error();
  if (auto known = require_members(*body, "", {"v", "form", "values", "locale", "report", "ask", "challenge",
                                               "solution", "trap", "consents", "page", "login"});
      !known) {
    return known.error();
  }
  if (auto supported = require_version(*body, 1); !supported) return supported.error();
  const auto form = find_form(*body, library);
  if (!form) return form.error();
  const Json* values = find_member(*body, "values");
  if (values == nullptr) return Error{Errc::kRequestMissingMember, "/values"};
  const auto locale = optional_string(*body, "locale", "", kMaxLocale);
  if (!locale) return locale.error();
  const Json* report = find_member(*body, "report");
  const Json* ask = find_member(*body, "ask");
  if (ask != nullptr && !ask->is_boolean()) return Error{Errc::kRequestWrongType, "/ask"};
  Submission submission{*form, *values, locale->value_or((*form)->locale), report == nullptr ? Json() : *report};
  submission.asks = ask != nullptr && ask->get<bool>();
  if (auto read = read_protection(*body, submission); !read) return read.error();
  auto consents = read_consents(*body, **form);
  if (!consents) return consents.error();
  submission.consents = *std::move(consents);
  auto page = read_page(*body);
  if (!page) return page.error();
  submission.page_url = *std::move(page);
  const auto login = optional_string(*body, "login", "", kMaxTicket);
  if (!login) return login.error();
  submission.login = login->value_or("");
  return submission;
}

}  // namespace guichet::signup
