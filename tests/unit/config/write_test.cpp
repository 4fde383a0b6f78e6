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

TEST_CASE("the examples of the written file are good once their marks are taken away") {
  Config config;
  config.sites = {{"shop", "site_abc", {}}};
  std::string text = write_config(config);
  const auto start = text.find("# [[provider]]");
  REQUIRE(start != std::string::npos);
  std::string example = text.substr(start);
  for (auto mark = example.find("# "); mark != std::string::npos; mark = example.find("# ", mark)) example.erase(mark, 2);
  for (auto id = example.find("_id = \"\""); id != std::string::npos; id = example.find("_id = \"\"")) example.insert(id + 7, "x");
  const auto read = parse_config(text.substr(0, start) + example, "guichet.toml", "");
  INFO((read ? std::string() : read.error().describe()));
  REQUIRE(read);
  CHECK(read->providers.size() == 3);
  CHECK(read->providers.at(2).kind == "openid");
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
