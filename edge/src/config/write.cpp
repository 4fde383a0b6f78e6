#include "config/write.hpp"

#include "config/settings.hpp"

namespace guichet::config {
namespace {

// A basic string of TOML 1.0.
std::string toml_text(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

std::string toml_text(const std::vector<std::string>& texts) {
  std::string out = "[";
  for (const auto& text : texts) out.append(out.size() > 1 ? ", " : "").append(toml_text(text));
  return out + "]";
}

struct ValueWriter {
  Config& config;

  std::string operator()(const TextSetting& setting) const { return toml_text(setting.value(config)); }
  std::string operator()(const NumberSetting& setting) const { return std::to_string(setting.value(config)); }
  std::string operator()(const SwitchSetting& setting) const {
    return setting.value(config) ? "true" : "false";
  }
  std::string operator()(const ListSetting& setting) const { return toml_text(setting.value(config)); }
};

void append(std::string& out, std::string_view key, std::string_view value) {
  out.append(key).append(" = ").append(value).append("\n");
}

constexpr std::string_view kHowToAddBackend = R"(
# A signup backend gets full verdicts and asks about people. Its secret key begins with secret_ and stands here as its
# SHA-256 only. To make one, keep what the first line prints, and put what the second prints here:
#   key=secret_$(openssl rand -hex 32); echo "$key"
#   printf %s "$key" | sha256sum
# [[backend]]
# id = "crm"
# key_sha256 = ""
)";

constexpr std::string_view kHowToAddProvider = R"(
# Whom people may sign in with: google, apple, microsoft, facebook, linkedin, github, x, franceconnect, or any other with
# kind = "openid" and its issuer. Register public_url + "/login/ID/callback" there as the address to come back to; the
# secret stands on the first line of a file that only the edge may read. "guichet doctor" says whether all is well.
# [[provider]]
# id = "google"
# client_id = ""
# client_secret_file = "google.secret"
# [[provider]]
# id = "apple"
# client_id = ""
# team_id = ""
# key_id = ""
# key_file = "apple.p8"
# [[provider]]
# id = "company"
# kind = "openid"
# name = "Company"
# issuer = "https://id.example.org"
# client_id = ""
# client_secret_file = "company.secret"
)";

}  // namespace

std::string write_config(const Config& config) {
  Config values = config;
  std::string out;
  std::string_view section;
  for (const auto& setting : all_settings()) {
    if (setting.section != section) {
      section = setting.section;
      out.append(out.empty() ? "[" : "\n[").append(section).append("]\n");
    }
    out.append("# ").append(setting.meaning).append("\n");
    append(out, setting.key, std::visit(ValueWriter{values}, setting.kind));
  }
  for (const auto& site : config.sites) {
    out += "\n# A site: its key stands in its pages; its origins are the pages that may use it.\n[[site]]\n";
    append(out, "id", toml_text(site.id));
    append(out, "key", toml_text(site.key));
    append(out, "origins", toml_text(site.origins));
    if (!site.name.empty()) append(out, "name", toml_text(site.name));
    out += "# pages = [\"/signup\", \"/shop/*\"]   # that people come back to from a provider; left out: all of its origins\n";
  }
  if (config.backends.empty()) out += kHowToAddBackend;
  for (const auto& backend : config.backends) {
    out += "\n# A signup backend: the SHA-256 of its secret key.\n[[backend]]\n";
    append(out, "id", toml_text(backend.id));
    append(out, "key_sha256", toml_text(backend.key_sha256));
  }
  if (config.providers.empty()) out += kHowToAddProvider;
  return out;
}

}  // namespace guichet::config
