#include "outbound/public_address.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <string>

namespace guichet::outbound {
namespace {

using V6 = std::array<std::uint8_t, 16>;

struct Network {
  V6 start;
  unsigned bits;
};

constexpr std::uint32_t v4(std::uint32_t a, std::uint32_t b, std::uint32_t c) {
  return (a << 24) | (b << 16) | (c << 8);
}

struct NetworkV4 {
  std::uint32_t start;
  unsigned bits;
};

// IANA IPv4 Special-Purpose Address Registry, multicast and class E.
constexpr NetworkV4 kSpecialV4[] = {
    {v4(0, 0, 0), 8},       {v4(10, 0, 0), 8},      {v4(100, 64, 0), 10},   {v4(127, 0, 0), 8},
    {v4(169, 254, 0), 16},  {v4(172, 16, 0), 12},   {v4(192, 0, 0), 24},    {v4(192, 0, 2), 24},
    {v4(192, 31, 196), 24}, {v4(192, 52, 193), 24}, {v4(192, 88, 99), 24},  {v4(192, 168, 0), 16},
    {v4(192, 175, 48), 24}, {v4(198, 18, 0), 15},   {v4(198, 51, 100), 24}, {v4(203, 0, 113), 24},
    {v4(224, 0, 0), 4},     {v4(240, 0, 0), 4},
};

bool is_public_v4(std::uint32_t address) {
  return std::none_of(std::begin(kSpecialV4), std::end(kSpecialV4), [address](const NetworkV4& network) {
    return ((address ^ network.start) >> (32 - network.bits)) == 0;
  });
}

// Of what is handed out for the Internet (2000::/3): protocol assignments with Teredo, documentation, 6to4.
constexpr Network kSpecialV6[] = {
    {{0x20, 0x01}, 23}, {{0x20, 0x01, 0x0d, 0xb8}, 32},
    {{0x20, 0x02}, 16}, {{0x26, 0x20, 0x00, 0x4f, 0x80}, 48},
    {{0x3f, 0xff}, 20},
};

bool is_inside(const V6& address, const Network& network) {
  for (unsigned bit = 0; bit < network.bits; ++bit) {
    const unsigned mask = 0x80U >> (bit % 8);
    if ((address[bit / 8] & mask) != (network.start[bit / 8] & mask)) return false;
  }
  return true;
}

bool is_public_v6(const V6& address) {
  static constexpr Network kMapped{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}, 96};
  static constexpr Network kGlobal{{0x20}, 3};
  if (is_inside(address, kMapped)) {
    std::uint32_t last = 0;
    std::memcpy(&last, address.data() + 12, sizeof last);
    return is_public_v4(ntohl(last));
  }
  return is_inside(address, kGlobal) &&
         std::none_of(std::begin(kSpecialV6), std::end(kSpecialV6),
                      [&](const Network& network) { return is_inside(address, network); });
}

bool is_within_v4(std::uint32_t address, Reach reach) {
  if (reach == Reach::kAnywhere || is_public_v4(address)) return true;
  return reach == Reach::kLoopback && (address >> 24) == 127;
}

bool is_within_v6(const V6& address, Reach reach) {
  static constexpr Network kLoopback{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, 128};
  if (reach == Reach::kAnywhere || is_public_v6(address)) return true;
  return reach == Reach::kLoopback && is_inside(address, kLoopback);
}

}  // namespace

bool is_within(const sockaddr& address, Reach reach) {
  if (address.sa_family == AF_INET) {
    sockaddr_in known;
    std::memcpy(&known, &address, sizeof known);
    return is_within_v4(ntohl(known.sin_addr.s_addr), reach);
  }
  if (address.sa_family != AF_INET6) return false;
  sockaddr_in6 known;
  std::memcpy(&known, &address, sizeof known);
  V6 bytes;
  std::memcpy(bytes.data(), &known.sin6_addr, bytes.size());
  return is_within_v6(bytes, reach);
}

bool is_within_or_name(std::string_view host, Reach reach) {
  const std::string text(host);
  in_addr four;
  if (inet_pton(AF_INET, text.c_str(), &four) == 1) return is_within_v4(ntohl(four.s_addr), reach);
  V6 six;
  if (inet_pton(AF_INET6, text.c_str(), six.data()) == 1) return is_within_v6(six, reach);
  return true;
}

}  // namespace guichet::outbound
