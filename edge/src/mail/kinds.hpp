#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace guichet::mail {

// What a mail's link is for.
enum class MailLink : std::uint8_t {
  kNone,         // the mail only tells
  kAction,       // something to confirm or answer
  kPreferences,  // to the person's own choices
};

// One kind of mail. Its words in core/messages begin with its name and a dot.
struct MailKind {
  std::string_view name;
  MailLink link = MailLink::kNone;
  bool has_code = false;  // may carry a short code to type
};

std::span<const MailKind> all_mail_kinds();

// nullptr when there is none of that name.
const MailKind* find_mail_kind(std::string_view name);

}  // namespace guichet::mail
