#include "fixture.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "config/load.hpp"
#include "test_key.hpp"

namespace guichet::login {
namespace {

namespace fs = std::filesystem;

// A folder of this process, removed at its end.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("guichet-providers-" + std::to_string(::getpid()))) {
    fs::create_directories(path_);
    write("secret", "  " + std::string(kSecret) + " \nsecond line\n");
    write("empty", "\n");
    write("apple.p8", apple_pem());
    write("other.pem", jose::TestKey::rsa().pkcs8_pem());
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  const fs::path& path() const { return path_; }

 private:
  void write(const std::string& name, const std::string& text) const { std::ofstream(path_ / name) << text; }

  fs::path path_;
};

const Folder& folder() {
  static const Folder made;
  return made;
}

}  // namespace

const std::string& apple_pem() {
  static const std::string pem = jose::TestKey::curve().pkcs8_pem();
  return pem;
}

std::string provider_text(const std::string& id, const std::string& more) {
  std::string text = "[[provider]]\nid = \"" + id + "\"\nclient_id = \"client-1\"\n";
  const bool is_apple = id == "apple" || more.find("kind = \"apple\"") != std::string::npos;
  if (is_apple) {
    text += "team_id = \"TEAM123456\"\nkey_id = \"KEY1234567\"\n";
    if (more.find("key_file") == std::string::npos) text += "key_file = \"apple.p8\"\n";
  } else if (more.find("client_secret_file") == std::string::npos &&
             more.find("\"none\"") == std::string::npos) {
    text += "client_secret_file = \"secret\"\n";
  }
  return text + more + "\n";
}

Expected<ProviderLibrary, std::string> load_text(const std::string& tables) {
  const auto config = config::parse_config("[[site]]\nid = \"a\"\nkey = \"site_a\"\norigins = []\n" + tables,
                                           "guichet.toml", folder().path());
  if (!config) return config.error().describe();
  return load_providers(*config);
}

Provider load(const std::string& id, const std::string& more) {
  const auto library = load_text(provider_text(id, more));
  INFO((library ? std::string() : library.error()));
  REQUIRE(library);
  return library->all().front();
}

std::string refusal(const std::string& id, const std::string& more) {
  const auto library = load_text(provider_text(id, more));
  return library ? std::string() : library.error();
}

}  // namespace guichet::login
