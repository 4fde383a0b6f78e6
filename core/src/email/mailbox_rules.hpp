#pragma once

#include <string_view>

namespace guichet::email {

// What a provider makes of two spellings of one mailbox (core/data/mailbox_rules.json names the sources).
struct MailboxRule {
  std::string_view family;      // of find_family(), or empty: then it holds for the domains that name it alone
  std::string_view one_domain;  // stands for all of them; empty when they are different mailboxes
  std::string_view ignored;     // characters that the provider drops
  char tag;                     // begins the part that it drops, or 0
  bool has_user_subdomains;     // x@user.domain means user@domain
  std::string_view group_domain;  // the same for what is perhaps one mailbox, and perhaps not
  char group_tag;
};

// The rule of a lower-case domain, or nullptr.
const MailboxRule* find_mailbox_rule(std::string_view domain);

// The rule by which the first label of the domain is the mailbox ("jean.fastmail.com"), or nullptr.
const MailboxRule* find_subdomain_rule(std::string_view domain);

}  // namespace guichet::email
