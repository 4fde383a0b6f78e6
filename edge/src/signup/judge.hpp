#pragma once

#include <string>

#include "guichet/result.hpp"
#include "json/json.hpp"
#include "register/register_file.hpp"
#include "signup/submission.hpp"

namespace guichet::signup {

// The core's report on a submission, made from the raw values by the very call that the browser makes.
struct Judgement {
  Json report;  // {"v", "outcome", "findings", "values", "versions"}

  std::string outcome() const;
  bool is_blocked() const;
  // Whether the person should look at the address again.
  bool doubts_address() const;
  // Whether the DNS knows of no mail for the domain of the e-mail address.
  bool doubts_mail_domain() const;
  // What two spellings of one mailbox share, and where mail is sent; empty when the form has no e-mail.
  std::string canonical_email() const;
  std::string email_address() const;
};

// Addresses are held against the register, unless it is nullptr. Errors: what was sent does not fit the form (the core's
// problem document says where).
Result<Judgement> judge(const Submission& submission, const registry::RegisterFile* addresses);

}  // namespace guichet::signup
