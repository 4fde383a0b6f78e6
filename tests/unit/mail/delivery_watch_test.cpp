#include "mail/delivery_watch.hpp"

#include <catch2/catch.hpp>
#include <vector>

using namespace guichet;
using namespace guichet::mail;

TEST_CASE("B40 the operator hears of missing TLS at once, and again every quarter of an hour") {
  Millis now = 0;
  std::vector<std::string> warnings;
  DeliveryWatch watch([&] { return now; }, [&](std::string_view problem, std::string_view) { warnings.emplace_back(problem); });
  CHECK(watch.observe("smtp.no_tls") == "no_tls");
  CHECK(watch.observe("smtp.no_tls") == "no_tls");
  CHECK(watch.observe("smtp.certificate") == "certificate");
  CHECK(warnings == std::vector<std::string>{"no_tls", "certificate"});
  now += 15LL * 60 * 1000;
  watch.observe("smtp.no_tls");
  CHECK(warnings.size() == 3);
}

TEST_CASE("what is about one mail is no problem of the operator's") {
  DeliveryWatch watch([] { return 0; }, [](std::string_view, std::string_view) { FAIL(); });
  for (const auto* code : {"", "smtp.550.5.1.1", "smtp.452", "smtp.reply_lost", "mail.expired"}) CHECK(watch.observe(code).empty());
}
