#include "signup/submission.hpp"

namespace guichet::signup {
namespace {

constexpr std::size_t kMaxId = 64;
constexpr std::size_t kMaxLocale = 35;
constexpr std::size_t kMaxProtection = 256;
constexpr std::size_t kMaxTrap = 4096;

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
  if (auto known = require_members(*body, "", {"v", "form", "values", "locale", "report", "ask", "challenge", "solution", "trap"}); !known) {
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
  return submission;
}

}  // namespace guichet::signup
