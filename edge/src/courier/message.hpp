#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/clock.hpp"

namespace guichet::courier {

struct Address {
  std::string name;  // UTF-8, may be empty
  std::string mailbox;
};

struct Message {
  std::string id;  // stable over retries: the left part of Message-ID
  Address from;
  std::string to;
  std::string subject;
  std::string text;
  std::string html;
  Millis date = 0;
};

// The message as it goes over the wire (RFC 5322, MIME RFC 2045-2047): multipart/alternative, quoted-printable,
// lines of at most 76 characters ending in CRLF. Nothing when an address holds a control character, white
// space or an angle bracket: nobody writes headers through an address.
std::optional<std::string> compose(const Message& message);

// Quoted-printable of RFC 2045 6.7, for text whose lines end in LF.
std::string quoted_printable(std::string_view text);

// A header's text as encoded words of RFC 2047 where it is not plain ASCII, folded.
std::string encoded_words(std::string_view text);

}  // namespace guichet::courier
