#include "providers/quirks/github.hpp"

#include "providers/quirks/members.hpp"

namespace guichet::login::github {
namespace {

bool is_true(const Json& entry, std::string_view name) {
  const Json* member = find_member(entry, name);
  return member != nullptr && member->is_boolean() && member->get<bool>();
}

void take_primary(const Json& emails, Json& claims) {
  if (!emails.is_array()) return;
  for (const Json& entry : emails) {
    if (!is_true(entry, "primary")) continue;
    take_text(entry, "email", claims, "email");
    claims["email_verified"] = is_true(entry, "verified");
    return;
  }
}

}  // namespace

Pairs headers() {
  return {{"Accept", "application/vnd.github+json"},
          {"User-Agent", "guichet"},
          {"X-GitHub-Api-Version", "2022-11-28"}};
}

std::vector<std::string> urls(const std::string& user, const std::vector<std::string>& fields) {
  if (!has_field(fields, "email")) return {user};
  return {user, user + "/emails"};
}

Json merge(const std::vector<Json>& answers) {
  Json claims = Json::object();
  take_id(answers.front(), claims);
  take_text(answers.front(), "name", claims, "name");
  if (answers.size() > 1) take_primary(answers[1], claims);
  return claims;
}

}  // namespace guichet::login::github
