#pragma once

#include "http/task.hpp"
#include "routes/services.hpp"
#include "signup/write_once.hpp"

namespace guichet::routes {

// Hands a judged submission to the writer and waits for the commit; a stranger's answer then leaves at an even time.
http::Task<store::Result<signup::Answer>> submit(const Services& services, signup::Intake intake);

// True for 1 to 255 visible ASCII characters.
bool is_idempotency_key(std::string_view text);

}  // namespace guichet::routes
