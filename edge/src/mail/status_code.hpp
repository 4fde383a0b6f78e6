#pragma once

#include <string_view>

namespace guichet::mail {

// What reports of delivery say when the other server gave no more than "550": mostly an unknown user.
inline constexpr std::string_view kUnexplainedFailure = "5.0.0";

// Whether an enhanced status code (RFC 3463, "5.1.1") says that the mailbox does not exist and will not: bad mailbox,
// bad system, bad syntax, moved, no mail there (RFC 7505), disabled, no route to its domain. What a server refuses for its own policy or for
// what stands in the mail (5.7.x, 5.6.x), a full mailbox and our own address (5.1.7, 5.1.8) condemn no recipient.
bool is_dead_mailbox(std::string_view status);

}  // namespace guichet::mail
