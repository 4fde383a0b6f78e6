#pragma once

#include "config/config.hpp"
#include "doctor/finding.hpp"

namespace guichet::doctor {

// Whether mails can leave: the folder can be written, or the mail server greets, over TLS where that is
// required. No mail is sent and no password.
Findings check_mail(const config::Config::Mail& mail);

}  // namespace guichet::doctor
