#include "config/load.hpp"

#include <catch2/catch.hpp>

#include "config/http_options.hpp"

using namespace guichet::config;

namespace {

guichet::Expected<Config, ConfigError> parse(std::string_view text) {
  return parse_config(text, "guichet.toml", "/etc/guichet");
}

constexpr std::string_view kSite = "[[site]]\nid = \"a\"\nkey = \"site_a\"\norigins = []\n";

std::string error_of(const std::string& text) {
  const auto config =
      parse(text + "\n" + (text.find("site]") == std::string::npos ? std::string(kSite) : ""));
  return config ? "no error" : config.error().describe();
}

}  // namespace

TEST_CASE("a configuration without settings is the defaults") {
  const auto config = parse(kSite);
  REQUIRE(config);
  CHECK(config->server.listen == "127.0.0.1:8780");
  CHECK(config->mail.per_address_per_day == 5);
  CHECK(config->optin.expires_hours == 72);
  CHECK(config->optin.account_expires_hours == 24);
  CHECK(config->store.path == "/etc/guichet/guichet.db");
  CHECK(config->mail.password_file.empty());
}

TEST_CASE("settings are read, and paths are relative to the file") {
  const auto config = parse(R"(
[server]
listen = "[::1]:0"
threads = 2
trusted_proxies = ["10.0.0.0/8", "fd00::1"]
[store]
path = "../data/guichet.db"
[keys]
file = "/run/keys"
[mail]
require_tls = false
[[site]]
id = "shop"
key = "site_abc"
origins = ["https://shop.example", "http://localhost:3000"]
[[backend]]
id = "api"
key_sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
)");
  REQUIRE(config);
  CHECK(config->store.path == "/etc/data/guichet.db");
  CHECK(config->keys.file == "/run/keys");
  CHECK_FALSE(config->mail.require_tls);
  CHECK(config->sites.at(0).origins.size() == 2);
  CHECK(config->backends.at(0).id == "api");

  const auto options = server_options(*config);
  CHECK(options.address == "::1");
  CHECK(options.port == 0);
  CHECK(options.threads == 2);
  CHECK(options.trusted_proxies.contains(boost::asio::ip::make_address("10.1.2.3")));
  CHECK(metrics_options(*config).port == 8781);
}

TEST_CASE("what is wrong is named with its line and key") {
  const auto [text, error] = GENERATE(table<std::string, std::string>({
      {"[server]\nlisten = \"nowhere\"",
       "guichet.toml:2: server.listen: must be an IP address and a port, as in 127.0.0.1:8780"},
      {"[server]\nlisten = \"127.0.0.1:70000\"",
       "guichet.toml:2: server.listen: must be an IP address and a port, as in 127.0.0.1:8780"},
      {"[server]\nlisten = 8780", "guichet.toml:2: server.listen: must be a text in quotation marks"},
      {"[server]\n\nthreads = -1", "guichet.toml:3: server.threads: must be a whole number from 0 to 256"},
      {"[server]\nthreads = 1.5", "guichet.toml:2: server.threads: must be a whole number from 0 to 256"},
      {"[server]\nlistn = \"a\"", "guichet.toml:2: server.listn: is not known"},
      {"[serve]\n", "guichet.toml:1: serve: is not known"},
      {"server = 1", "guichet.toml:1: server: must be written as [server]"},
      {"[server]\npublic_url = \"http://a/b\"",
       "guichet.toml:2: server.public_url: must be http:// or https:// and a host, without a path"},
      {"[server]\ntrusted_proxies = [\"10.0.0.0/33\"]",
       "guichet.toml:2: server.trusted_proxies: must be an IP address or a network, as in 10.0.0.0/8"},
      {"[mail]\nrequire_tls = \"yes\"", "guichet.toml:2: mail.require_tls: must be true or false"},
      {"[mail]\ntransport = \"pigeon\"", "guichet.toml:2: mail.transport: must be \"folder\" or \"smtp\""},
      {"[mail]\ntransport = \"smtp\"", "guichet.toml: mail.url: is needed with the transport \"smtp\""},
      {"[mail]\nusername = \"u\"", "guichet.toml: mail.password_file: goes together with mail.username"},
      {"[mail]\nfrom = \"a@b\\nBcc: c\"", "guichet.toml:2: mail.from: must be an e-mail address"},
      {"[mail]\nfrom_name = \"a\\r\\nBcc: c\"",
       "guichet.toml:2: mail.from_name: must be a name of at most 128 bytes on one line"},
      {"[[site]]\nid = \"a\"\norigins = []", "guichet.toml:1: site.key: is missing"},
      {"[[site]]\nid = \"a\"\nkey = \"secret_a\"\norigins = []",
       "guichet.toml:3: site.key: must be site_ and letters, digits, hyphens or underscores"},
      {"[[site]]\nid = \"a\"\nkey = \"site_a\"\norigins = [\"https://a.example/\"]",
       "guichet.toml:4: site.origins: must be an origin as browsers write it, as in https://shop.example"},
      {"[[site]]\nid = \"a\"\nkey = \"site_a\"\norigins = []\n[[site]]\nid = \"a\"\nkey = "
       "\"site_b\"\norigins = []",
       "guichet.toml: site.id: has the same value twice"},
      {"# site]", "guichet.toml: site: at least one [[site]] is needed"},
      {"[site]\nid = \"a\"", "guichet.toml:1: site: must be written as [[site]]"},
      {"[[backend]]\nid = \"a\"\nkey_sha256 = \"ABC\"",
       "guichet.toml:3: backend.key_sha256: must be 64 lower-case hexadecimal digits: the SHA-256 of the "
       "secret key"},
  }));
  CAPTURE(text);
  CHECK(error_of(text) == error);
}

TEST_CASE("text that is no TOML is an error with its line") {
  const auto config = parse("[server]\nlisten = ");
  REQUIRE_FALSE(config);
  CHECK(config.error().line == 2);
  CHECK_FALSE(config.error().reason.empty());
}

TEST_CASE("a file that is not there is an error") {
  const auto config = load_config("/nonexistent/guichet.toml");
  REQUIRE_FALSE(config);
  CHECK(config.error().file == "/nonexistent/guichet.toml");
  CHECK_FALSE(config.error().reason.empty());
}
