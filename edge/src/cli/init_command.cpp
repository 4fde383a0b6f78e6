#include "cli/init_command.hpp"

#include <fstream>
#include <iostream>

#include "config/load.hpp"
#include "config/write.hpp"
#include "crypto/key_file.hpp"
#include "crypto/token.hpp"

namespace guichet::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFirstForm = R"({
  "id": "newsletter", "country": "FR", "locale": "fr",
  "fields": {"email": {"required": true}, "tel": {}, "given-name": {}, "family-name": {}}
}
)";

config::Config first_config() {
  config::Config config;
  config.sites.push_back({"site", "site_" + crypto::new_token(), {"https://www.example.org"}});
  return config;
}

bool write_config_file(const fs::path& file) {
  std::ofstream output(file);
  output << config::write_config(first_config());
  output.close();
  if (!output) std::cerr << "guichet: " << file.string() << " cannot be written\n";
  return static_cast<bool>(output);
}

// A form to begin with, where there is no folder of forms yet: without one, the edge does not start.
bool write_first_form(const fs::path& folder) {
  std::error_code failure;
  if (fs::exists(folder, failure)) return true;
  fs::create_directories(folder, failure);
  const fs::path file = folder / "newsletter.json";
  std::ofstream output(file);
  output << kFirstForm;
  output.close();
  if (output)
    std::cout << "wrote a first form, " << file.string() << '\n';
  else
    std::cerr << "guichet: " << file.string() << " cannot be written\n";
  return static_cast<bool>(output);
}

}  // namespace

std::string_view describe(crypto::KeyFileErrc error) {
  switch (error) {
    case crypto::KeyFileErrc::kMissing: return "there is no such file; make it with: guichet init";
    case crypto::KeyFileErrc::kExists: return "is already there";
    case crypto::KeyFileErrc::kPermissions: return "others may read or write it; set its mode to 0600";
    case crypto::KeyFileErrc::kMalformed: return "is no key file";
    case crypto::KeyFileErrc::kIo: return "cannot be read or written";
    case crypto::KeyFileErrc::kNoMemory: return "there is no locked memory left for it";
  }
  return "failed";
}

bool make_keys(const fs::path& key_file) {
  const auto made = crypto::create_key_file(key_file);
  if (made) std::cout << "made the keys " << key_file.string() << "; keep a copy apart from the database\n";
  const bool is_there = made || made.error() == crypto::KeyFileErrc::kExists;
  if (!is_there) std::cerr << "guichet: " << key_file.string() << ": " << describe(made.error()) << '\n';
  return is_there;
}

int init_command(const fs::path& config_file) {
  const bool is_new = !fs::exists(config_file);
  if (!is_new) {
    std::cout << config_file.string() << " is already there and was left as it is\n";
  } else {
    if (!write_config_file(config_file)) return 1;
    std::cout << "wrote " << config_file.string() << "; edit it, then: guichet serve\n";
  }
  const auto config = config::load_config(config_file);
  if (!config) {
    std::cerr << "guichet: " << config.error().describe() << '\n';
    return 1;
  }
  if (is_new && !write_first_form(config->forms.folder)) return 1;
  return make_keys(config->keys.file) ? 0 : 1;
}

}  // namespace guichet::cli
