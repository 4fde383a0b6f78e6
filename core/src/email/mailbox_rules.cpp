#include "email/mailbox_rules.hpp"

#include <algorithm>
#include <iterator>

#include "email/provider.hpp"

namespace guichet::email {
namespace {

#include "mailbox_rules.inc"

bool has_word(std::string_view words, std::string_view word) {
  for (std::size_t at = words.find(word); at != std::string_view::npos; at = words.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || words[at - 1] == ' ') && (end == words.size() || words[end] == ' ')) return true;
  }
  return false;
}

}  // namespace

const MailboxRule* find_mailbox_rule(std::string_view domain) {
  if (domain.empty()) return nullptr;
  const std::string_view family = find_family(domain);
  const auto* found = std::find_if(std::begin(kRules), std::end(kRules), [=](const MailboxRule& rule) {
    return rule.family.empty() ? has_word(rule.domains, domain) : rule.family == family;
  });
  return found == std::end(kRules) ? nullptr : found;
}

const MailboxRule* find_subdomain_rule(std::string_view domain) {
  const std::size_t dot = domain.find('.');
  if (dot == std::string_view::npos || dot == 0) return nullptr;
  const MailboxRule* rule = find_mailbox_rule(domain.substr(dot + 1));
  return rule != nullptr && rule->has_user_subdomains ? rule : nullptr;
}

}  // namespace guichet::email
