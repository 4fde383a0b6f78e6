#pragma once

#include "dns/verdict.hpp"
#include "signup/judge.hpp"

namespace guichet::signup {

// The domain that mail to the person would go to, ASCII and lower case; empty when there is none or the submission is
// refused anyway.
std::string mail_domain(const Judgement& judgement);

// Adds to the report what the DNS says of that domain: email.domain_unknown or email.domain_no_mail, and an outcome of
// confirm unless it is more severe already. An unsure verdict adds nothing.
void add_mail_domain(Judgement& judgement, dns::Verdict verdict);

}  // namespace guichet::signup
