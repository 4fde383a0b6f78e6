#pragma once

#include "http/task.hpp"
#include "routes/services.hpp"
#include "signup/judge.hpp"

namespace guichet::routes {

// Asks the DNS about the address's domain, for no longer than the configuration allows, and adds what it says to the
// judgement.
http::Task<void> check_mail_domain(const Services& services, signup::Judgement& judgement);

}  // namespace guichet::routes
