#include "bounces/judge.hpp"

#include <algorithm>

#include "mail/status_code.hpp"

namespace guichet::bounces {
namespace {

std::optional<Id> genuine_mail(const ReceivedMail& mail, const mail::ReturnPath& return_path) {
  for (const std::string& address : mail.to) {
    if (const auto id = return_path.mail_of(address)) return id;
  }
  return std::nullopt;
}

bool is_final(const RecipientStatus& recipient) {
  return recipient.action == "failed" && recipient.status.starts_with("5.") &&
         std::all_of(recipient.status.begin(), recipient.status.end(),
                     [](char c) { return (c >= '0' && c <= '9') || c == '.'; }) &&
         recipient.status.size() <= 9;
}

}  // namespace

std::string_view meaning_name(Meaning meaning) {
  constexpr std::string_view kNames[] = {"no_report", "forged", "passing", "refused", "dead"};
  return kNames[static_cast<std::size_t>(meaning)];
}

Verdict judge(const ReceivedMail& mail, const mail::ReturnPath& return_path) {
  if (!mail.is_report) return {};
  const auto id = genuine_mail(mail, return_path);
  if (!id) return {Meaning::kForged, {}, {}};
  const auto failed = std::find_if(mail.recipients.begin(), mail.recipients.end(), is_final);
  if (failed == mail.recipients.end()) return {Meaning::kPassing, *id, {}};
  const bool is_dead = mail::is_dead_mailbox(failed->status) || failed->status == mail::kUnexplainedFailure;
  return {is_dead ? Meaning::kDead : Meaning::kRefused, *id, "dsn." + failed->status};
}

}  // namespace guichet::bounces
