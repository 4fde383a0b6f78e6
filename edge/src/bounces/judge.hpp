#pragma once

#include <optional>
#include <string>

#include "bounces/report.hpp"
#include "mail/return_path.hpp"

namespace guichet::bounces {

// What a mail that came back means.
enum class Meaning : std::uint8_t {
  kNoReport,  // an automatic reply, spam, a person's answer: nothing to act on
  kForged,    // not to an address that one of our mails was sent from
  kPassing,   // delayed, delivered, or a failure that is not for good
  kRefused,   // not delivered, for what the mail or its sender is
  kDead,      // there is no such mailbox
};

std::string_view meaning_name(Meaning meaning);

struct Verdict {
  Meaning meaning = Meaning::kNoReport;
  Id mail{};         // of the outbox; of the last two
  std::string code;  // "dsn.5.1.1"
};

// Only a report of failure (RFC 3464) to an address with a valid HMAC means anything.
Verdict judge(const ReceivedMail& mail, const mail::ReturnPath& return_path);

}  // namespace guichet::bounces
