#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "http/task.hpp"
#include "routes/services.hpp"
#include "signup/write_once.hpp"

namespace guichet::routes {

// Hands a judged submission to the writer and waits for the commit; a stranger's answer then leaves at an even time.
http::Task<store::Result<signup::Answer>> submit(const Services& services, signup::Intake intake);

// The query of the page that follows a posted form whose address a login has proved.
inline constexpr std::string_view kSignedInQuery = "signed_in";

// A browser and a backend may by chance choose the same key: each caller has its own.
std::string scoped_key(const Caller& caller, std::string_view key);

// The same for a form that a browser posted by itself.
std::string form_key(const Id& request);

// Holds a submission against what its form asks for to keep machines out, and notes the challenge to be used up. The
// refusal, which stores nothing. Backends are trusted; `with_work` is false for a page without scripts.
std::optional<signup::Answer> refuse_machine(const Services& services, signup::Intake& intake, bool with_work);

// True for 1 to 255 visible ASCII characters.
bool is_idempotency_key(std::string_view text);

}  // namespace guichet::routes
