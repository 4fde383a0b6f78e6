#include "email/mailbox_rules.hpp"

#include <algorithm>
#include <iterator>

#include "email/provider.hpp"

namespace guichet::email {
namespace {

#include "mailbox_rules.inc"

// By bisection of kRuleOfDomain: rows "domain=A" in the order of their domains, A the first of kRules.
const MailboxRule* find_rule_of(std::string_view domain) {
  std::string_view rows = kRuleOfDomain;
  while (!rows.empty()) {
    const std::size_t begin = rows.rfind(' ', rows.size() / 2) + 1;  // 0 for the first row
    const std::size_t end = std::min(rows.find(' ', begin), rows.size());
    const std::string_view row = rows.substr(begin, end - begin);
    const int order = domain.compare(row.substr(0, row.size() - 2));
    if (order == 0) return &kRules[row.back() - 'A'];
    rows = order < 0 ? rows.substr(0, begin == 0 ? 0 : begin - 1) : rows.substr(std::min(end + 1, rows.size()));
  }
  return nullptr;
}

}  // namespace

const MailboxRule* find_mailbox_rule(std::string_view domain) {
  if (domain.empty()) return nullptr;
  if (const MailboxRule* rule = find_rule_of(domain)) return rule;
  const std::string_view family = find_family(domain);
  if (family.empty()) return nullptr;
  const auto* found = std::find_if(std::begin(kRules), std::end(kRules), [=](const MailboxRule& rule) { return rule.family == family; });
  return found == std::end(kRules) ? nullptr : found;
}

const MailboxRule* find_subdomain_rule(std::string_view domain) {
  const std::size_t dot = domain.find('.');
  if (dot == std::string_view::npos || dot == 0) return nullptr;
  const MailboxRule* rule = find_mailbox_rule(domain.substr(dot + 1));
  return rule != nullptr && rule->has_user_subdomains ? rule : nullptr;
}

}  // namespace guichet::email
