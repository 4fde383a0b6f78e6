#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace guichet::bounces {

// What became of one recipient, in the words of RFC 3464 section 2.3: "failed" and "5.1.1".
struct RecipientStatus {
  std::string action;
  std::string status;
};

// A mail that came to the return address.
struct ReceivedMail {
  std::vector<std::string> to;  // where it was delivered to: Delivered-To, X-Original-To, Envelope-To and To
  bool is_report = false;       // multipart/report with a part message/delivery-status (RFC 6522, RFC 3464)
  std::vector<RecipientStatus> recipients;  // of that part alone: nothing else in the mail is believed
};

// Reads a mail as a mail server hands it over (RFC 5322). At most 16 recipients; what cannot be read is no report.
ReceivedMail read_mail(std::string_view message);

}  // namespace guichet::bounces
