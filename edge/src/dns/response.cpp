#include "dns/response.hpp"

#include <arpa/nameser.h>
#include <resolv.h>

#include <algorithm>
#include <array>

namespace guichet::dns {
namespace {

constexpr std::uint32_t kNoTtl = UINT32_MAX;

std::chrono::seconds lifetime_of(std::uint32_t ttl) { return std::chrono::seconds(ttl == kNoTtl ? 0 : ttl); }

// The exchange "." (RFC 7505 section 3): after the preference of two bytes, a name of the root alone.
bool is_null_exchange(const ns_rr& record) {
  return ns_rr_rdlen(record) == 3 && ns_rr_rdata(record)[2] == 0;
}

// The smaller one of the SOA's TTL and its last field (RFC 2308 section 5).
std::uint32_t negative_ttl(ns_msg& message) {
  for (int i = 0; i < ns_msg_count(message, ns_s_ns); ++i) {
    ns_rr record;
    if (ns_parserr(&message, ns_s_ns, i, &record) != 0 || ns_rr_type(record) != ns_t_soa) continue;
    if (ns_rr_rdlen(record) < 20) continue;
    const auto minimum = static_cast<std::uint32_t>(ns_get32(ns_rr_rdata(record) + ns_rr_rdlen(record) - 4));
    return std::min<std::uint32_t>(ns_rr_ttl(record), minimum);
  }
  return kNoTtl;
}

Response read_records(ns_msg& message, int type) {
  int found = 0, null = 0;
  std::uint32_t ttl = kNoTtl;
  for (int i = 0; i < ns_msg_count(message, ns_s_an); ++i) {
    ns_rr record;
    if (ns_parserr(&message, ns_s_an, i, &record) != 0) return {Finding::kFailed, {}};
    ttl = std::min<std::uint32_t>(ttl, ns_rr_ttl(record));
    if (ns_rr_type(record) != type) continue;
    ++found;
    if (type == ns_t_mx && is_null_exchange(record)) ++null;
  }
  if (found == 0) return {Finding::kNoSuchRecord, lifetime_of(std::min(ttl, negative_ttl(message)))};
  return {null == 1 && found == 1 ? Finding::kNullExchange : Finding::kRecords, lifetime_of(ttl)};
}

}  // namespace

int wire_type(RecordType type) {
  constexpr std::array<int, 4> kTypes = {ns_t_a, ns_t_aaaa, ns_t_mx, ns_t_ns};
  return kTypes[static_cast<std::size_t>(type)];
}

Response read_response(ByteView bytes, RecordType type) {
  ns_msg message;
  if (ns_initparse(bytes.data(), static_cast<int>(bytes.size()), &message) != 0) return {Finding::kFailed, {}};
  switch (ns_msg_getflag(message, ns_f_rcode)) {
    case ns_r_noerror: return read_records(message, wire_type(type));
    case ns_r_nxdomain: return {Finding::kNoSuchName, lifetime_of(negative_ttl(message))};
    default: return {Finding::kFailed, {}};
  }
}

}  // namespace guichet::dns
