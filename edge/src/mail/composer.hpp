#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "localize/templates.hpp"
#include "mail/dkim.hpp"
#include "mail/kinds.hpp"
#include "mail/message.hpp"
#include "mail/payload.hpp"
#include "mail/return_path.hpp"
#include "mail/transport.hpp"

namespace guichet::mail {

struct Sender {
  std::string name;     // of the brand, UTF-8; stands in the texts too
  std::string address;  // domain in ASCII
  std::map<std::string, std::string, std::less<>> site_names = {};  // of the brand's sites, by their id
};

// What a mail says.
struct Rendered {
  std::string subject;
  std::string text;
  std::string html;
};

// Turns what stands in the outbox into a mail in the person's language. No text of a user enters it.
class Composer {
 public:
  // hours: how long a confirmation link is good, for the text. Without a signer mails go unsigned; without a return path
  // bounces go to the sender's address. All that is passed by reference outlives this object.
  Composer(const localize::Templates& templates, Sender sender, std::int64_t hours,
           std::shared_ptr<const DkimSigner> signer = nullptr, std::shared_ptr<const ReturnPath> return_path = nullptr)
      : templates_(templates), sender_(std::move(sender)), hours_(hours), signer_(std::move(signer)),
        return_path_(std::move(return_path)) {}

  // kind: one of all_mail_kinds(); payload: as parse_payload() reads it. Nothing when it is not of that shape, lacks
  // the link that the kind is about, or its address is not safe.
  std::optional<Envelope> compose(const Id& id, std::string_view kind, std::string_view payload, Millis now) const;

  // The words of a mail alone.
  Rendered render(const MailKind& kind, const Payload& payload) const;

 private:
  const std::string& brand(const Payload& payload) const;
  std::string from_envelope(const Id& id) const;

  const localize::Templates& templates_;
  const Sender sender_;
  const std::int64_t hours_;
  const std::shared_ptr<const DkimSigner> signer_;
  const std::shared_ptr<const ReturnPath> return_path_;
};

}  // namespace guichet::mail
