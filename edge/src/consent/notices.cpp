#include "consent/notices.hpp"

#include "consent/information.hpp"
#include "consent/links.hpp"
#include "people/email_address.hpp"
#include "signup/mail_order.hpp"
#include "store/submissions.hpp"

namespace guichet::consent {
namespace {

std::vector<std::string> titles(const Settings& settings, const std::vector<std::string>& purposes,
                                std::string_view locale) {
  std::vector<std::string> named;
  for (const std::string& purpose : purposes) named.push_back(settings.forms->purpose_title(purpose, locale));
  return named;
}

Json details(const Settings& settings, const Notice& notice, const Links& links, std::string_view locale) {
  const auto named = titles(settings, notice.purposes, locale);
  Json members{{"purposes", named},
               {"unsubscribe_url", links.unsubscribe_url},
               {"preferences_url", links.preferences_url},
               {"information", information(settings, locale, named)}};
  if (!notice.site.empty()) members["site"] = notice.site;
  if (!notice.provider.empty()) members["provider"] = notice.provider;
  return members;
}

}  // namespace

store::Result<bool> order_notice(store::Transaction& transaction, const crypto::Keys& keys,
                                 const signup::Policy& policy, const Notice& notice, Millis now) {
  const auto email = people::find_verified_email(transaction, keys, notice.tenant, notice.account);
  if (!email) return email.error();
  if (!*email || policy.consent == nullptr) return false;
  const auto locale = store::find_account_locale(transaction, notice.tenant, notice.account);
  if (!locale) return locale.error();
  const auto links =
      make_links(transaction, keys, policy.public_url, {notice.tenant, notice.account, notice.site, {}});
  if (!links) return links.error();
  signup::MailOrder order{notice.tenant, Id{}, notice.account, (*email)->claim, (*email)->ascii, *locale};
  order.details = details(*policy.consent, notice, *links, *locale);
  return signup::order_notice(transaction, keys, policy, order,
                              {notice.kind, links->preferences_url, notice.is_exempt}, now);
}

}  // namespace guichet::consent
