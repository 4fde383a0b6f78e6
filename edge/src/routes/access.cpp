#include "routes/access.hpp"

#include <algorithm>

#include "crypto/token.hpp"

namespace guichet::routes {
namespace {

constexpr std::string_view kScheme = "Bearer ";

std::string_view bearer_key(const http::Request& request) {
  const std::string_view value = request.find_header("Authorization").value_or("");
  const bool has_scheme = http::equals_ignoring_case(value.substr(0, kScheme.size()), kScheme);
  return has_scheme ? value.substr(kScheme.size()) : std::string_view{};
}

bool is_origin_of(const Site& site, std::string_view origin) {
  return std::find(site.origins.begin(), site.origins.end(), origin) != site.origins.end();
}

}  // namespace

Access::Access(std::vector<Site> sites, std::vector<Backend> backends)
    : sites_(std::move(sites)), backends_(std::move(backends)) {}

Result<Caller> Access::identify(const http::Request& request) const {
  const std::string_view key = bearer_key(request);
  if (key.empty()) return Error{Errc::kRequestUnauthorized};
  for (const Site& site : sites_) {
    if (site.key != key) continue;
    const auto origin = request.find_header("Origin");
    if (origin && !is_origin_of(site, *origin)) return Error{Errc::kRequestForbiddenOrigin};
    return Caller{signup::Channel::kBrowser, site.id};
  }
  const Bytes32 hash = crypto::secret_key_hash(key);
  for (const Backend& backend : backends_) {
    if (crypto::equal(backend.key_sha256, hash)) return Caller{signup::Channel::kBackend, backend.id};
  }
  return Error{Errc::kRequestUnauthorized};
}

Result<Caller> Access::identify_form_post(const http::Request& request) const {
  const auto origin = request.find_header("Origin");
  for (const Site& site : sites_) {
    // "null" is what a browser sends when the page's referrer policy hides its origin.
    if (!origin || *origin == "null" || is_origin_of(site, *origin)) return Caller{signup::Channel::kForm, site.id};
  }
  return Error{Errc::kRequestForbiddenOrigin};
}

const Site* Access::find_page(const http::Request& request) const {
  const auto origin = request.find_header("Origin");
  if (!origin) return nullptr;
  const auto found =
      std::find_if(sites_.begin(), sites_.end(), [&](const Site& site) { return is_origin_of(site, *origin); });
  return found == sites_.end() ? nullptr : &*found;
}

std::vector<std::string> Access::origins() const {
  std::vector<std::string> all;
  for (const Site& site : sites_) all.insert(all.end(), site.origins.begin(), site.origins.end());
  return all;
}

}  // namespace guichet::routes
