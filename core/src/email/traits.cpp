#include "email/traits.hpp"

#include <array>

#include "email/disposable.hpp"
#include "email/provider.hpp"
#include "email/role.hpp"
#include "text/ascii.hpp"
#include "text/keyboard.hpp"

namespace guichet::email {
namespace {

constexpr std::size_t kShortestRepeat = 4;  // "aaa" may be initials

std::string_view without_tag(std::string_view local) {
  const std::size_t plus = local.find('+');
  return plus == 0 ? local : local.substr(0, plus);
}

// Drummed on the keys, or one key held down. Numbers are the names of many mailboxes.
void find_fingers(std::string_view mailbox, EmailTraits& traits) {
  std::array<char, kMaxLocal> buffer;
  if (mailbox.size() < kShortestRepeat || mailbox.size() > buffer.size()) return;
  for (std::size_t i = 0; i < mailbox.size(); ++i) buffer[i] = to_ascii_lower(mailbox[i]);
  const std::string_view lower(buffer.data(), mailbox.size());
  if (is_ascii_letter(lower[0]) && is_repeated_key(lower)) {
    traits.add(EmailTrait::kRepeatedKey);
  } else if (is_keyboard_mash(lower)) {
    traits.add(EmailTrait::kKeyboardMash);
  }
}

}  // namespace

EmailTraits find_traits(std::string_view local, std::string_view domain) {
  EmailTraits traits;
  if (is_disposable(domain)) traits.add(EmailTrait::kDisposable);
  if (!find_family(domain).empty()) traits.add(EmailTrait::kFreeProvider);
  if (local.empty() || local[0] == '"') return traits;
  const std::string_view mailbox = without_tag(local);
  if (mailbox.size() < local.size()) traits.add(EmailTrait::kTag);
  if (is_role(mailbox)) {
    traits.add(EmailTrait::kRole);
  } else {
    find_fingers(mailbox, traits);
  }
  return traits;
}

void add_trait_findings(EmailTraits traits, std::string_view text, const Parts& parts, std::vector<Finding>& findings) {
  const auto add = [&](EmailTrait trait, Span span) {
    if (traits.has(trait)) findings.push_back(make_finding(email_trait_code(trait), span));
  };
  add(EmailTrait::kDisposable, parts.domain);
  add(EmailTrait::kKeyboardMash, parts.local);
  add(EmailTrait::kRepeatedKey, parts.local);
  add(EmailTrait::kRole, parts.local);
  add(EmailTrait::kTag, {text.find('+', parts.local.begin), parts.local.end});
}

}  // namespace guichet::email
