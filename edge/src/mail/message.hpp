#pragma once

#include <string>

#include "common/clock.hpp"
#include "common/expected.hpp"

namespace guichet::mail {

// What a mail says. All texts are UTF-8; domains of addresses are ASCII (A-labels).
struct Message {
  std::string id;         // of the outbox row: every attempt has the same Message-ID
  std::string from;       // address
  std::string from_name;  // may be empty
  std::string to;         // address
  std::string subject;
  std::string text;
  std::string html;
  Millis date = 0;
  std::string unsubscribe_url = {};  // acts on a POST by itself; said in the header when it is https (RFC 8058)
};

enum class MessageErrc : std::uint8_t {
  kControlCharacter,  // CR, LF, NUL or another control character where a header is made of it
  kBadUrl,            // an unsubscribe link that is not of visible ASCII alone
  kBadAddress,        // no address, or one with characters that would end it in a header
};

// The whole mail (RFC 5322, MIME multipart/alternative with the text part first) with CRLF line ends, none of
// them longer than 78 characters unless an address is.
Expected<std::string, MessageErrc> build_message(const Message& message);

}  // namespace guichet::mail
