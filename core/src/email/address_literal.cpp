#include "email/address_literal.hpp"

#include <algorithm>

#include "text/ascii.hpp"

namespace guichet::email {
namespace {

constexpr std::string_view kIpv6Tag = "ipv6:";
constexpr std::size_t kGroups = 8;

bool is_hexadecimal(char c) {
  return is_ascii_digit(c) || (to_ascii_lower(c) >= 'a' && to_ascii_lower(c) <= 'f');
}

// 0 to 255 in one to three digits.
bool is_octet(std::string_view text) {
  if (text.empty() || text.size() > 3 || !std::all_of(text.begin(), text.end(), is_ascii_digit)) return false;
  return text.size() < 3 || text <= "255";
}

bool is_ipv4(std::string_view text) {
  for (int dots = 0; dots < 3; ++dots) {
    const std::size_t dot = text.find('.');
    if (dot == std::string_view::npos || !is_octet(text.substr(0, dot))) return false;
    text.remove_prefix(dot + 1);
  }
  return is_octet(text);
}

bool is_group(std::string_view text) {
  return text.size() <= 4 && std::all_of(text.begin(), text.end(), is_hexadecimal);
}

// An IPv6 address cut at its colons. An IPv4 address at the end stands for two groups.
struct Groups {
  std::size_t count = 0;
  Span bad;  // the first that is none; empty when all are
};

Groups read_groups(std::string_view address) {
  Groups groups;
  for (std::size_t begin = 0; begin <= address.size();) {
    const std::size_t end = std::min(address.find(':', begin), address.size());
    const std::string_view group = address.substr(begin, end - begin);
    const bool is_quad = end == address.size() && is_ipv4(group);
    groups.count += is_quad ? 2 : 1;
    if (!is_quad && !is_group(group) && groups.bad.end == 0) groups.bad = {begin, end};
    begin = end + 1;
  }
  return groups;
}

Note count_groups(std::string_view address, std::size_t count) {
  const Span whole{0, address.size()};
  const std::size_t elision = address.find("::");
  if (elision == std::string_view::npos)
    return {count == kGroups ? Diagnosis::kValid : Diagnosis::kRfc5322Ipv6GrpCount, whole};
  const std::size_t second = address.rfind("::");
  if (second != elision) return {Diagnosis::kRfc5322Ipv62x2xColon, {second, second + 2}};
  const bool is_at_edge = elision == 0 || elision + 2 == address.size();
  const std::size_t limit = is_at_edge ? kGroups + 1 : kGroups;
  if (count > limit) return {Diagnosis::kRfc5322Ipv6MaxGrps, whole};
  return {count == limit ? Diagnosis::kRfc5321Ipv6Deprecated : Diagnosis::kValid, {elision, elision + 2}};
}

Note check_shape(std::string_view address, Span bad) {
  const std::size_t size = address.size();
  if (address.substr(0, 1) == ":" && address.substr(0, 2) != "::")
    return {Diagnosis::kRfc5322Ipv6ColonStrt, {0, 1}};
  if (size > 1 && address[size - 1] == ':' && address[size - 2] != ':') {
    return {Diagnosis::kRfc5322Ipv6ColonEnd, {size - 1, size}};
  }
  if (bad.end != 0) return {Diagnosis::kRfc5322Ipv6BadChar, bad};
  return {Diagnosis::kRfc5321AddressLiteral, {0, size}};
}

}  // namespace

Notes check_address_literal(std::string_view content) {
  const Span whole{0, content.size()};
  if (is_ipv4(content)) return {{Diagnosis::kRfc5321AddressLiteral, whole}};
  const bool is_ipv6 = to_ascii_lower(content.substr(0, kIpv6Tag.size())) == kIpv6Tag;
  if (!is_ipv6) return {{Diagnosis::kRfc5322DomainLiteral, whole}};
  const std::string_view address = content.substr(kIpv6Tag.size());
  const Groups groups = read_groups(address);
  Notes notes{count_groups(address, groups.count), check_shape(address, groups.bad)};
  for (Note& note : notes) note.span = {note.span.begin + kIpv6Tag.size(), note.span.end + kIpv6Tag.size()};
  return notes;
}

}  // namespace guichet::email
