#pragma once

#include <chrono>
#include <cstdint>

#include "common/bytes.hpp"

namespace guichet::dns {

enum class RecordType : std::uint8_t { kAddress4, kAddress6, kMailExchange, kNameServer };

// What a name server said of one name and type.
enum class Finding : std::uint8_t {
  kNothingHeard,  // no answer came
  kFailed,        // a server answered that it cannot or will not say (SERVFAIL, REFUSED ...)
  kNoSuchName,    // NXDOMAIN
  kNoSuchRecord,  // the name has no record of this type
  kNullExchange,  // the one MX record "." (RFC 7505): this name takes no mail
  kRecords,
};

struct Response {
  Finding finding = Finding::kNothingHeard;
  // How long it may be remembered: the smallest TTL of the answer, or of a negative one as RFC 2308 section 5 has it.
  std::chrono::seconds lifetime{0};
};

// Reads a message of the DNS (RFC 1035 section 4). One that cannot be read is kFailed.
Response read_response(ByteView message, RecordType type);

// The number of a type on the wire.
int wire_type(RecordType type);

}  // namespace guichet::dns
