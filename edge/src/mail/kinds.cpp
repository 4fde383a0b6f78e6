#include "mail/kinds.hpp"

#include <algorithm>
#include <iterator>

namespace guichet::mail {
namespace {

constexpr MailKind kKinds[] = {
    {"mail.confirm", MailLink::kAction, true},
    {"mail.confirm_opposed", MailLink::kAction, true},
    {"mail.account_exists", MailLink::kNone, false},
    {"mail.join", MailLink::kAction, false},
    {"mail.receipt", MailLink::kPreferences, false},
    {"mail.preferences", MailLink::kPreferences, false},
    {"mail.renew", MailLink::kAction, false},
    {"mail.identity_linked", MailLink::kPreferences, false},
    {"mail.identity_unlinked", MailLink::kPreferences, false},
};

}  // namespace

std::span<const MailKind> all_mail_kinds() { return kKinds; }

const MailKind* find_mail_kind(std::string_view name) {
  const auto* found = std::find_if(std::begin(kKinds), std::end(kKinds), [&](const MailKind& kind) { return kind.name == name; });
  return found == std::end(kKinds) ? nullptr : found;
}

}  // namespace guichet::mail
