#include "config/write.hpp"

#include <catch2/catch.hpp>

#include "config/load.hpp"
#include "config/settings.hpp"

using namespace guichet::config;

TEST_CASE("the written defaults are read back as they were") {
  Config defaults;
  defaults.sites = {{"shop", "site_abc", {}}};
  const auto text = write_config(defaults);
  const auto config = parse_config(text, "guichet.toml", "");
  REQUIRE(config);
  CHECK(write_config(*config) == text);
}

TEST_CASE("every setting stands in the written file with its meaning") {
  const auto text = write_config(Config{});
  for (const auto& setting : all_settings()) {
    CAPTURE(setting.section, setting.key);
    CHECK(text.find("\n" + std::string(setting.key) + " = ") != std::string::npos);
    CHECK(text.find("# " + std::string(setting.meaning) + "\n") != std::string::npos);
  }
}

TEST_CASE("sites, backends and quotation marks survive") {
  Config config;
  config.mail.from_name = R"(Maison "Exemple" \ été)";
  config.sites = {{"shop", "site_abc", {"https://shop.example"}}};
  config.backends = {{"api", std::string(64, 'a')}};
  const auto read = parse_config(write_config(config), "guichet.toml", "");
  REQUIRE(read);
  CHECK(read->mail.from_name == config.mail.from_name);
  CHECK(read->sites.at(0).origins == config.sites.at(0).origins);
  CHECK(read->backends.at(0).key_sha256 == config.backends.at(0).key_sha256);
}
