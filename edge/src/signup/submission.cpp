#include "signup/submission.hpp"

namespace guichet::signup {
namespace {

constexpr std::size_t kMaxId = 64;
constexpr std::size_t kMaxLocale = 35;

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

}  // namespace

std::string_view channel_name(Channel channel) {
  static constexpr std::string_view kNames[] = {"browser", "backend", "form"};
  return kNames[static_cast<std::size_t>(channel)];
}

Result<Submission> parse_submission(std::string_view text, const forms::FormLibrary& library) {
  const auto body = parse_json(text);
  if (!body) return body.error();
  if (auto known = require_members(*body, "", {"v", "form", "values", "locale", "report", "ask"}); !known) {
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
  const bool asks = ask != nullptr && ask->get<bool>();
  return Submission{*form, *values, locale->value_or((*form)->locale), report == nullptr ? Json() : *report, asks};
}

}  // namespace guichet::signup
