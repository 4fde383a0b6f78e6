#include "routes/mail_domain.hpp"

#include "dns/await.hpp"
#include "signup/mail_domain.hpp"

namespace guichet::routes {

http::Task<void> check_mail_domain(const Services& services, signup::Judgement& judgement) {
  if (services.mail_domains == nullptr) co_return;
  std::string domain = signup::mail_domain(judgement);
  if (domain.empty()) co_return;
  const dns::Verdict verdict = co_await dns::look_up<http::Executor>(*services.mail_domains, std::move(domain));
  services.count("mail_domain", dns::verdict_name(verdict));
  signup::add_mail_domain(judgement, verdict);
}

}  // namespace guichet::routes
