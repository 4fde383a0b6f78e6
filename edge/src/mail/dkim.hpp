#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/clock.hpp"
#include "mail/dkim_key.hpp"

namespace guichet::mail {

// Signs mails so that receivers can tell that they are the domain's own and were not changed on the way (RFC 6376, and
// RFC 8463 for Ed25519): relaxed/relaxed, one signature for each key.
class DkimSigner {
 public:
  DkimSigner(std::string domain, std::string selector, std::vector<DkimKey> keys)
      : domain_(std::move(domain)), selector_(std::move(selector)), keys_(std::move(keys)) {}

  // The mail with its DKIM-Signature headers in front. Signed are those of From, To, Subject, Date, Message-ID,
  // MIME-Version, Content-Type, Auto-Submitted, List-Unsubscribe and List-Unsubscribe-Post that it has, From against a
  // second one too (section 8.15), and the whole body. Takes a mail as build_message() makes it. Empty when OpenSSL fails.
  std::string sign(std::string_view mail, Millis now) const;

 private:
  std::string signature(const DkimKey& key, std::string_view mail, Millis now) const;

  const std::string domain_;
  const std::string selector_;
  const std::vector<DkimKey> keys_;
};

// Section 3.4.2: the header field "Name: value" without its last CRLF in relaxed form, also without one.
std::string relaxed_header(std::string_view field);

// Section 3.4.4: the body in relaxed form.
std::string relaxed_body(std::string_view body);

}  // namespace guichet::mail
