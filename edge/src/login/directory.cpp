#include "login/directory.hpp"

#include "outbound/await.hpp"
#include "providers/issuer.hpp"

namespace guichet::login {
namespace {

Expected<jose::KeySet, std::string> read_keys(const std::string& body) {
  auto keys = jose::parse_key_set(body);
  if (!keys) return "jwks." + std::string(jose::jose_error_name(keys.error()));
  return *std::move(keys);
}

// What the configuration says stands above what the provider says.
Metadata with_own_endpoints(Metadata metadata, const Endpoints& own) {
  for (const auto member : {&Endpoints::authorization, &Endpoints::token, &Endpoints::userinfo, &Endpoints::jwks,
                            &Endpoints::end_session, &Endpoints::pushed_authorization}) {
    if (!(own.*member).empty()) metadata.endpoints.*member = own.*member;
  }
  return metadata;
}


}  // namespace

http::Task<Expected<MetadataPtr, Failure>> Directory::metadata(const Provider& provider) {
  if (provider.protocol == Protocol::kOAuth2) {
    Metadata own;
    own.issuer = provider.issuer;
    co_return std::make_shared<const Metadata>(with_own_endpoints(std::move(own), provider.endpoints));
  }
  auto document = metadata_document(metadata_url(provider), provider.issuer);
  if (!document) co_return Failure{FailureKind::kUnavailable, "metadata.too_many"};
  auto start = [document, now = clock_()](MetadataDocument::Done done) { document->get(now, std::move(done)); };
  auto found = co_await outbound::await_callback<MetadataDocument::Answer, http::Executor>(start);
  if (!found) co_return found.error();
  co_return std::make_shared<const Metadata>(with_own_endpoints(**found, provider.endpoints));
}

http::Task<Expected<KeySetPtr, Failure>> Directory::keys(std::string url) {
  auto document = key_document(url);
  if (!document) co_return Failure{FailureKind::kUnavailable, "jwks.too_many"};
  auto start = [document, now = clock_()](KeyDocument::Done done) { document->get(now, std::move(done)); };
  co_return co_await outbound::await_callback<KeyDocument::Answer, http::Executor>(start);
}

http::Task<Expected<KeySetPtr, Failure>> Directory::newer_keys(std::string url, KeySetPtr known,
                                                               Millis began) {
  auto document = key_document(url);
  if (!document) co_return Failure{FailureKind::kUnavailable, "jwks.too_many"};
  auto start = [document, known, began, now = clock_()](KeyDocument::Done done) {
    document->renew(now, began, known, std::move(done));
  };
  co_return co_await outbound::await_callback<KeyDocument::Answer, http::Executor>(start);
}

std::shared_ptr<Directory::MetadataDocument> Directory::metadata_document(const std::string& url,
                                                                          const std::string& issuer) {
  const std::lock_guard lock(mutex_);
  const auto found = metadata_.find(url);
  if (found != metadata_.end()) return found->second;
  if (metadata_.size() >= kMostKnown) return nullptr;
  const outbound::Reach reach = client_.options().reach;
  auto parse = [issuer, reach](const std::string& body) { return parse_metadata(body, issuer, reach); };
  return metadata_[url] = std::make_shared<MetadataDocument>(client_, url, "metadata", std::move(parse));
}

std::shared_ptr<Directory::KeyDocument> Directory::key_document(const std::string& url) {
  const std::lock_guard lock(mutex_);
  const auto found = keys_.find(url);
  if (found != keys_.end()) return found->second;
  if (keys_.size() >= kMostKnown) return nullptr;
  return keys_[url] = std::make_shared<KeyDocument>(client_, url, "jwks", read_keys);
}

}  // namespace guichet::login
