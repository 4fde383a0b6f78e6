#include "crypto/hash.hpp"
#include "people/instant.hpp"
#include "proof/chain.hpp"
#include "routes/backend.hpp"
#include "routes/routes.hpp"
#include "routes/tenant.hpp"
#include "store/consent_texts.hpp"

namespace guichet::routes {
namespace {

// The path says a hash by its digits; the store calls it "sha256:" and the digits.
Result<std::string> path_hash(const http::Request& request) {
  const std::string digits(request.parameter("hash"));
  if (!crypto::unhex<32>(digits)) return Error{Errc::kHttpNotFound};
  return "sha256:" + digits;
}

Result<Reading> read_head(const Services& services, const http::Request&) {
  return Reading{[&services](store::Database& database) -> store::Result<Reply> {
    const auto head = proof::find_head(database, kTenant);
    if (!head) return head.error();
    return Reply(proof::signed_head(services.keys, *head));
  }};
}

Json text_json(const std::string& hash, const std::vector<store::ConsentText>& texts) {
  Json used = Json::array();
  for (const store::ConsentText& text : texts) {
    used.push_back({{"form", text.form_id},
                    {"purpose", text.purpose},
                    {"language", text.language},
                    {"version", text.version},
                    {"published_at", people::instant_text(text.published_at)}});
  }
  return {{"v", 1}, {"hash", hash}, {"text", texts.front().content}, {"used", std::move(used)}};
}

Result<Reading> read_text(const http::Request& request) {
  const auto hash = path_hash(request);
  if (!hash) return hash.error();
  return Reading{[hash = *hash](store::Database& database) -> store::Result<Reply> {
    const auto texts = store::find_texts(database, kTenant, hash);
    if (!texts) return texts.error();
    return texts->empty() ? Reply(Error{Errc::kHttpNotFound}) : Reply(text_json(hash, *texts));
  }};
}

Result<Reading> read_form_version(const http::Request& request) {
  const auto hash = path_hash(request);
  if (!hash) return hash.error();
  return Reading{[hash = *hash](store::Database& database) -> store::Result<Reply> {
    const auto form = store::find_form_version(database, kTenant, hash);
    if (!form) return form.error();
    if (!*form) return Reply(Error{Errc::kHttpNotFound});
    return Reply(Json{{"v", 1},
                      {"hash", hash},
                      {"form", (*form)->form_id},
                      {"content", (*form)->content},
                      {"published_at", people::instant_text((*form)->published_at)}});
  }};
}

}  // namespace

void add_proof_routes(http::Router& router, const Services& services) {
  router.add("GET", "/v1/proof/head", reads(services, [&services](const http::Request& request) {
               return read_head(services, request);
             }));
  router.add("GET", "/v1/texts/{hash}", reads(services, read_text));
  router.add("GET", "/v1/form-versions/{hash}", reads(services, read_form_version));
}

}  // namespace guichet::routes
