#include "email/canonical.hpp"

#include <algorithm>

#include "email/mailbox_rules.hpp"
#include "text/unicode.hpp"

namespace guichet::email {
namespace {

bool is_quoted(std::string_view local) { return !local.empty() && local[0] == '"'; }

// Leaves a local part alone that is nothing but tag ("+x").
void drop_tag(std::string& local, char mark) {
  const std::size_t at = local.find(mark);
  if (at != std::string::npos && at > 0) local.resize(at);
}

void drop_characters(std::string& local, std::string_view characters) {
  if (local.find_first_not_of(characters) == std::string::npos) return;
  const auto is_dropped = [=](char c) { return characters.find(c) != std::string_view::npos; };
  local.erase(std::remove_if(local.begin(), local.end(), is_dropped), local.end());
}

std::string apply(const MailboxRule& rule, std::string mailbox, std::string_view domain) {
  if (!is_quoted(mailbox)) {
    if (rule.tag != '\0') drop_tag(mailbox, rule.tag);
    drop_characters(mailbox, rule.ignored);
  }
  mailbox += '@';
  return mailbox.append(rule.one_domain.empty() ? domain : rule.one_domain);
}

}  // namespace

std::string canonical_address(std::string_view local, std::string_view domain) {
  if (const MailboxRule* rule = find_subdomain_rule(domain)) {
    const std::size_t dot = domain.find('.');
    return apply(*rule, std::string(domain.substr(0, dot)), domain.substr(dot + 1));
  }
  std::string mailbox = fold_case(local);
  if (const MailboxRule* rule = find_mailbox_rule(domain)) return apply(*rule, std::move(mailbox), domain);
  mailbox += '@';
  return mailbox.append(domain);
}

std::string group_address(std::string_view canonical) {
  const std::size_t at = canonical.rfind('@');
  const std::string_view domain = canonical.substr(at + 1);
  const MailboxRule* rule = find_mailbox_rule(domain);
  if (rule == nullptr) return std::string(canonical);
  std::string local(canonical.substr(0, at));
  if (rule->group_tag != '\0' && !is_quoted(local)) drop_tag(local, rule->group_tag);
  local += '@';
  return local.append(rule->group_domain.empty() ? domain : rule->group_domain);
}

}  // namespace guichet::email
