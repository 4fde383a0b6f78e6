#pragma once

#include <string_view>

#include "mail/kinds.hpp"
#include "mail/payload.hpp"

namespace guichet::mail {

// A made-up case with everything a mail may have to say, for trying templates out.
Payload sample_payload(const MailKind& kind, std::string_view language);

}  // namespace guichet::mail
