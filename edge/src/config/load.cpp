#include "config/load.hpp"

#include <algorithm>

#include "config/checks.hpp"
#include "config/toml_reader.hpp"

namespace guichet::config {
namespace {

// A table of the file whose keys are taken one by one; what is left over at the end is not known.
class TableReader {
 public:
  TableReader(TomlReader& reader, const toml::table& table, std::string name)
      : reader_(reader), table_(table), name_(std::move(name)) {}

  void text(std::string_view key, TextCheck check, std::string& value) {
    if (const toml::node* node = required(key)) reader_.take_text(*node, path(key), check, value);
  }

  void optional_text(std::string_view key, TextCheck check, std::string& value) {
    if (table_.get(key) != nullptr) text(key, check, value);
  }

  void optional_list(std::string_view key, TextCheck check, std::vector<std::string>& values) {
    if (table_.get(key) != nullptr) list(key, check, values);
  }

  void optional_switch(std::string_view key, bool& value) {
    if (const toml::node* node = optional(key)) reader_.take_switch(*node, path(key), value);
  }

  void optional_switch(std::string_view key, std::optional<bool>& value) {
    bool given = false;
    if (const toml::node* node = optional(key)) {
      reader_.take_switch(*node, path(key), given);
      value = given;
    }
  }

  void optional_number(std::string_view key, std::uint64_t most, std::uint64_t& value) {
    if (const toml::node* node = optional(key)) reader_.take_number(*node, path(key), 0, most, value);
  }

  void list(std::string_view key, TextCheck check, std::vector<std::string>& values) {
    if (const toml::node* node = required(key)) reader_.take_list(*node, path(key), check, values);
  }

  void refuse_others() {
    for (const auto& [key, node] : table_) {
      const bool is_known = std::find(taken_.begin(), taken_.end(), key.str()) != taken_.end();
      if (!is_known) reader_.fail(&node, path(key.str()), "is not known");
    }
  }

 private:
  const toml::node* optional(std::string_view key) {
    taken_.push_back(key);
    return table_.get(key);
  }

  const toml::node* required(std::string_view key) {
    const toml::node* node = optional(key);
    if (node == nullptr) reader_.fail(&table_, path(key), "is missing");
    return node;
  }

  std::string path(std::string_view key) const { return name_ + "." + std::string(key); }

  TomlReader& reader_;
  const toml::table& table_;
  std::string name_;
  std::vector<std::string_view> taken_;
};

template <class Read>
void read_tables(TomlReader& reader, const toml::node& node, const std::string& name, Read read) {
  const toml::array* array = node.as_array();
  if (array == nullptr || !array->is_homogeneous(toml::node_type::table)) {
    return reader.fail(&node, name, "must be written as [[" + name + "]]");
  }
  for (const toml::node& element : *array) {
    TableReader table(reader, *element.as_table(), name);
    read(table);
    table.refuse_others();
  }
}

const Setting* find_setting(std::string_view section, std::string_view key) {
  const auto settings = all_settings();
  const auto found = std::find_if(settings.begin(), settings.end(), [&](const Setting& setting) {
    return setting.section == section && setting.key == key;
  });
  return found == settings.end() ? nullptr : &*found;
}

bool is_section(std::string_view name) {
  const auto settings = all_settings();
  return std::any_of(settings.begin(), settings.end(),
                     [&](const Setting& setting) { return setting.section == name; });
}

void read_section(TomlReader& reader, const toml::node& node, const std::string& name, Config& config) {
  const toml::table* section = node.as_table();
  if (section == nullptr) return reader.fail(&node, name, "must be written as [" + name + "]");
  for (const auto& [key, value] : *section) {
    const std::string path = name + "." + std::string(key.str());
    const Setting* setting = find_setting(name, key.str());
    if (setting == nullptr) return reader.fail(&value, path, "is not known");
    reader.take(value, path, *setting, config);
  }
}

void read_provider(TableReader& table, Config::LoginProvider& provider) {
  table.text("id", check_id, provider.id);
  provider.kind = provider.id;
  table.optional_text("kind", check_id, provider.kind);
  table.text("client_id", check_client_id, provider.client_id);
  table.optional_text("client_secret_file", check_path, provider.client_secret_file);
  table.optional_text("issuer", check_policy_url, provider.issuer);
  table.optional_text("name", check_display_name, provider.name);
  table.optional_text("tenant", check_client_id, provider.tenant);
  table.optional_text("team_id", check_client_id, provider.team_id);
  table.optional_text("key_id", check_client_id, provider.key_id);
  table.optional_text("key_file", check_path, provider.key_file);
  table.optional_text("acr", check_client_id, provider.acr);
  table.optional_text("client_auth", check_client_auth, provider.client_auth);
  table.optional_text("response_mode", check_response_mode, provider.response_mode);
  table.optional_list("algorithms", check_algorithm, provider.algorithms);
  table.optional_switch("enabled", provider.enabled);
  table.optional_switch("pkce", provider.pkce);
  table.optional_switch("push", provider.push);
  table.optional_switch("signed_userinfo", provider.signed_userinfo);
  table.optional_switch("bearer_in_body", provider.bearer_in_body);
  table.optional_number("max_age_seconds", 10 * 365 * 24 * 3600, provider.max_age_seconds);
  table.optional_switch("authoritative_mail", provider.authoritative_mail);
}

void read_root(TomlReader& reader, const toml::table& root, Config& config) {
  for (const auto& [key, node] : root) {
    const std::string name(key.str());
    if (name == "site") {
      read_tables(reader, node, name, [&config](TableReader& table) {
        Config::Site& site = config.sites.emplace_back();
        table.text("id", check_id, site.id);
        table.text("key", check_site_key, site.key);
        table.list("origins", check_origin, site.origins);
        table.optional_text("name", check_display_name, site.name);
        table.optional_list("pages", check_page_path, site.pages);
      });
    } else if (name == "backend") {
      read_tables(reader, node, name, [&config](TableReader& table) {
        Config::Backend& backend = config.backends.emplace_back();
        table.text("id", check_id, backend.id);
        table.text("key_sha256", check_sha256, backend.key_sha256);
      });
    } else if (name == "provider") {
      read_tables(reader, node, name,
                  [&config](TableReader& table) { read_provider(table, config.providers.emplace_back()); });
    } else if (is_section(name)) {
      read_section(reader, node, name, config);
    } else {
      reader.fail(&node, name, "is not known");
    }
  }
}

template <class Element>
void refuse_twins(TomlReader& reader, const std::string& key, std::string Element::*member,
                  const std::vector<Element>& elements) {
  std::vector<std::string_view> values;
  for (const Element& element : elements) values.push_back(element.*member);
  std::sort(values.begin(), values.end());
  if (std::adjacent_find(values.begin(), values.end()) != values.end()) {
    reader.fail(nullptr, key, "has the same value twice");
  }
}

// What only shows when everything is known.
void check_whole(TomlReader& reader, const Config& config) {
  if (config.sites.empty()) reader.fail(nullptr, "site", "at least one [[site]] is needed");
  if (config.mail.transport == "smtp" && config.mail.url.empty()) {
    reader.fail(nullptr, "mail.url", "is needed with the transport \"smtp\"");
  }
  if (config.mail.username.empty() != config.mail.password_file.empty()) {
    reader.fail(nullptr, "mail.password_file", "goes together with mail.username");
  }
  if (config.address.street_shards && config.address.register_file.empty()) {
    reader.fail(nullptr, "address.register", "is needed with address.street_shards");
  }
  if (config.retention.unverified_days * 24 < std::max(config.optin.expires_hours, config.optin.account_expires_hours)) {
    reader.fail(nullptr, "retention.unverified_days", "must be as long as the links of [optin] at least");
  }
  refuse_twins(reader, "site.id", &Config::Site::id, config.sites);
  refuse_twins(reader, "site.key", &Config::Site::key, config.sites);
  refuse_twins(reader, "provider.id", &Config::LoginProvider::id, config.providers);
  refuse_twins(reader, "backend.id", &Config::Backend::id, config.backends);
  refuse_twins(reader, "backend.key_sha256", &Config::Backend::key_sha256, config.backends);
}

void put_after(const std::filesystem::path& folder, std::string& value) {
  if (value.empty() || !std::filesystem::path(value).is_relative()) return;
  value = (folder / value).lexically_normal().string();
}

void put_after(const std::filesystem::path& folder, Config& config) {
  for (const Setting& setting : all_settings()) {
    const auto* text = std::get_if<TextSetting>(&setting.kind);
    if (text == nullptr || !text->is_path) continue;
    put_after(folder, text->value(config));
  }
  for (auto& provider : config.providers) {
    put_after(folder, provider.client_secret_file);
    put_after(folder, provider.key_file);
  }
}

Expected<Config, ConfigError> read(const toml::parse_result& parsed, std::string_view name,
                                   const std::filesystem::path& folder) {
  if (!parsed) {
    const auto& error = parsed.error();
    return ConfigError{std::string(name), error.source().begin.line, {}, std::string(error.description())};
  }
  Config config;
  TomlReader reader(name);
  read_root(reader, parsed.table(), config);
  check_whole(reader, config);
  if (reader.error()) return *reader.error();
  put_after(folder, config);
  return config;
}

}  // namespace

std::string ConfigError::describe() const {
  std::string text = file;
  if (line != 0) text += ":" + std::to_string(line);
  text += ": ";
  if (!key.empty()) text += key + ": ";
  return text + reason;
}

Expected<Config, ConfigError> load_config(const std::filesystem::path& file) {
  std::error_code failure;
  if (!std::filesystem::exists(file, failure) && !failure) {
    constexpr const char* kReason = "there is no such file; name another with --config, or make it with: guichet init";
    return ConfigError{file.string(), 0, {}, kReason};
  }
  return read(toml::parse_file(file.string()), file.string(), std::filesystem::absolute(file).parent_path());
}

Expected<Config, ConfigError> parse_config(std::string_view text, std::string_view name,
                                           const std::filesystem::path& folder) {
  return read(toml::parse(text, name), name, folder);
}

}  // namespace guichet::config
