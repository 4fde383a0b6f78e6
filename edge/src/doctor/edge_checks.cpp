#include "doctor/edge_checks.hpp"

#include <filesystem>

#include "assets/asset_library.hpp"
#include "crypto/key_file.hpp"
#include "doctor/file_access.hpp"
#include "store/account_filter.hpp"
#include "store/sqlite.hpp"

namespace guichet::doctor {
namespace {

namespace fs = std::filesystem;

Finding check_public_url(const std::string& url) {
  constexpr std::string_view kSubject = "public address";
  if (url.starts_with("https://")) return {Health::kOk, std::string(kSubject), url};
  const bool is_local = url.starts_with("http://127.0.0.1") || url.starts_with("http://localhost") ||
                        url.starts_with("http://[::1]");
  if (is_local) {
    return {Health::kNote, std::string(kSubject),
            url +
                " is for trying out on this machine; set server.public_url to the https address that "
                "visitors reach"};
  }
  return {Health::kFail, std::string(kSubject),
          url + " is no https address: browsers keep no cookie of ours there; set server.public_url"};
}

std::string_view advice(crypto::KeyFileErrc error) {
  switch (error) {
    case crypto::KeyFileErrc::kMissing:
      return "is not there; make it with: guichet init";
    case crypto::KeyFileErrc::kPermissions:
      return "may be read by others; set its mode to 0600";
    case crypto::KeyFileErrc::kMalformed:
      return "is no key file; bring back the copy that was kept";
    default:
      return "cannot be read; is it of the user that the edge runs as?";
  }
}

Finding check_keys(const std::string& file) {
  const auto keys = crypto::load_key_file(file);
  if (!keys) return {Health::kFail, "keys", file + " " + std::string(advice(keys.error()))};
  return {Health::kOk, "keys", file + " is there, and its owner's alone"};
}

Finding count_accounts(const std::string& path, std::string_view tenant) {
  store::DatabaseOptions options;
  options.path = path;
  auto database = store::Database::open(options, store::OpenMode::kReadOnly);
  if (!database) return {Health::kFail, "store", path + " cannot be opened: " + database.error().detail};
  const auto count = store::count_accounts(*database, tenant, {});
  if (!count) return {Health::kFail, "store", path + " cannot be read: " + count.error().detail};
  return {Health::kOk, "store", path + " opens and holds " + std::to_string(*count) + " accounts"};
}

Finding check_store(const std::string& path, std::string_view tenant) {
  std::error_code failure;
  if (fs::exists(path, failure)) return count_accounts(path, tenant);
  const fs::path folder = fs::path(path).has_parent_path() ? fs::path(path).parent_path() : fs::path(".");
  Finding finding = check_writable_folder("store", folder);
  if (finding.health == Health::kOk)
    finding = {Health::kNote, "store", path + " is made when the edge starts for the first time"};
  return finding;
}

Finding check_widget(const std::string& folder) {
  const auto widget = assets::AssetLibrary::load(folder);
  if (!widget) {
    return {Health::kWarn, "widget",
            folder + " is not served: " + widget.error().reason +
                "; set widget.folder to the built widget, unless "
                "pages load it from elsewhere"};
  }
  return {Health::kOk, "widget", folder + " is served under /guichet/"};
}

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all.append(all.empty() ? "" : ", ").append(text);
  return all;
}

void check_site(const config::Config::Site& site, bool has_providers, Findings& findings) {
  const std::string subject = "site " + site.id;
  if (site.origins.empty()) {
    findings.push_back({Health::kWarn, subject, "has no origins: no page may use it; set them"});
    return;
  }
  findings.push_back({Health::kOk, subject, "may be used by pages of " + joined(site.origins)});
  if (!has_providers) return;
  if (site.pages.empty()) {
    findings.push_back({Health::kFail, subject,
                        "pages is empty: nobody may come back from a provider; name the pages with forms"});
  } else {
    findings.push_back({Health::kOk, subject, "people come back from a provider to " + joined(site.pages)});
  }
}

}  // namespace

Findings check_edge(const config::Config& config, std::string_view tenant) {
  Findings findings{check_public_url(config.server.public_url), check_keys(config.keys.file),
                    check_store(config.store.path, tenant), check_widget(config.widget.folder)};
  for (const auto& site : config.sites) check_site(site, !config.providers.empty(), findings);
  return findings;
}

}  // namespace guichet::doctor
