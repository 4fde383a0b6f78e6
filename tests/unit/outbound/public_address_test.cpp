#include "outbound/public_address.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <catch2/catch.hpp>

#include "outbound/url.hpp"

namespace guichet::outbound {
namespace {

bool is_public_text(const char* text) {
  sockaddr_in four{};
  four.sin_family = AF_INET;
  if (inet_pton(AF_INET, text, &four.sin_addr) == 1)
    return is_within(reinterpret_cast<const sockaddr&>(four), Reach::kPublic);
  sockaddr_in6 six{};
  six.sin6_family = AF_INET6;
  REQUIRE(inet_pton(AF_INET6, text, &six.sin6_addr) == 1);
  return is_within(reinterpret_cast<const sockaddr&>(six), Reach::kPublic);
}

}  // namespace

TEST_CASE("B50 addresses of the inside are not public, from the first to the last of each network") {
  for (const char* inside : {"0.0.0.0",
                             "10.0.0.0",
                             "10.255.255.255",
                             "100.64.0.0",
                             "100.127.255.255",
                             "127.0.0.1",
                             "127.255.255.255",
                             "169.254.169.254",
                             "172.16.0.0",
                             "172.31.255.255",
                             "192.0.0.1",
                             "192.0.2.1",
                             "192.88.99.1",
                             "192.168.0.0",
                             "192.168.255.255",
                             "198.18.0.0",
                             "198.19.255.255",
                             "198.51.100.1",
                             "203.0.113.1",
                             "224.0.0.1",
                             "239.255.255.255",
                             "240.0.0.1",
                             "255.255.255.255",
                             "::",
                             "::1",
                             "fe80::1",
                             "fc00::1",
                             "fd12:3456::1",
                             "ff02::1",
                             "2001:db8::1",
                             "2001::1",
                             "2002:7f00:1::",
                             "64:ff9b::7f00:1",
                             "64:ff9b:1::1",
                             "100::1",
                             "3fff::1",
                             "::ffff:127.0.0.1",
                             "::ffff:10.1.2.3",
                             "::ffff:169.254.169.254",
                             "::127.0.0.1",
                             "5f00::1",
                             "fec0::1"}) {
    CAPTURE(inside);
    CHECK_FALSE(is_public_text(inside));
    CHECK_FALSE(is_within_or_name(inside, Reach::kPublic));
  }
}

TEST_CASE("B50 addresses of the Internet are public, also right beside the networks of the inside") {
  for (const char* outside :
       {"1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
        "128.0.0.0", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.167.255.255",
        "192.169.0.0", "198.17.255.255", "198.20.0.0", "223.255.255.255", "2606:4700::1111", "2a00:1450::1",
        "::ffff:1.1.1.1"}) {
    CAPTURE(outside);
    CHECK(is_public_text(outside));
    CHECK(is_within_or_name(outside, Reach::kPublic));
  }
  CHECK(is_within_or_name("hooks.example", Reach::kPublic));
}

TEST_CASE("B50 webhooks go to https alone, without user, password or fragment") {
  for (const char* good : {"https://hooks.example/a?b=c", "https://hooks.example:8443/", "https://1.1.1.1/",
                           "https://[2606:4700::1111]/"}) {
    CAPTURE(good);
    CHECK(may_send_to(good, Reach::kPublic));
  }
  for (const char* bad :
       {"", "http://hooks.example/", "https://u@hooks.example/", "https://u:p@hooks.example/",
        "https://hooks.example/#a", "ftp://hooks.example/", "//hooks.example/", "https://hooks.example/a b",
        "https://hooks.example/\r\nX: y", "https://127.0.0.1/", "https://0x7f.1/", "https://2130706433/",
        "https://[::ffff:7f00:1]/"}) {
    CAPTURE(bad);
    CHECK_FALSE(may_send_to(bad, Reach::kPublic));
  }
  CHECK(may_send_to("http://127.0.0.1:8090/", Reach::kAnywhere));
  CHECK_FALSE(may_send_to("http://u@127.0.0.1/", Reach::kAnywhere));
  CHECK_FALSE(may_send_to("https://hooks.example/" + std::string(kMaxUrl, 'a'), Reach::kPublic));
}

}  // namespace guichet::outbound
