#include "mail/return_path.hpp"

#include <catch2/catch.hpp>

#include "crypto/ids.hpp"

using namespace guichet;
using namespace guichet::mail;

TEST_CASE("B45 a return address leads back to its mail, whatever became of its case") {
  const auto keys = crypto::Keys::random();
  const ReturnPath path(*keys, "Bounces.example.org");
  const Id mail = crypto::new_id(1'795'428'000'000);
  const std::string address = path.address(mail);
  CHECK(address.find('@') <= 64);  // RFC 5321 section 4.5.3.1.1
  CHECK(path.mail_of(address) == mail);
  std::string upper = address;
  for (char& c : upper) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  CHECK(path.mail_of(upper) == mail);
}

TEST_CASE("B45 any other address leads nowhere") {
  const auto keys = crypto::Keys::random(), others = crypto::Keys::random();
  const ReturnPath path(*keys, "example.org");
  const std::string address = path.address(Id{1, 2, 3});
  for (std::size_t i = 0; i < address.size(); ++i) {
    std::string changed = address;
    changed[i] = changed[i] == '1' ? '2' : '1';
    CHECK_FALSE(path.mail_of(changed));
  }
  for (std::size_t length = 0; length < address.size(); ++length) CHECK_FALSE(path.mail_of(address.substr(0, length)));
  CHECK_FALSE(path.mail_of(address + "."));
  CHECK_FALSE(ReturnPath(*others, "example.org").mail_of(address));
  CHECK_FALSE(ReturnPath(*keys, "example.com").mail_of(address));
  CHECK_FALSE(ReturnPath(*keys, "").mail_of(address));
}
