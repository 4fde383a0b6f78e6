#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "common/expected.hpp"
#include "http/task.hpp"
#include "jose/key_set.hpp"
#include "login/cached_document.hpp"
#include "login/metadata.hpp"

namespace guichet::login {

using MetadataPtr = std::shared_ptr<const Metadata>;
using KeySetPtr = std::shared_ptr<const jose::KeySet>;

// What is known of providers: their metadata and their keys, fetched when they are wanted. Only configured issuers are
// ever asked for. Used by many threads.
class Directory {
 public:
  static constexpr std::size_t kMostKnown = 1'000;  // documents: tenants of Microsoft could come without end

  Directory(outbound::Client& client, Clock clock) : client_(client), clock_(std::move(clock)) {}

  // Where to ask a provider for everything. Of OAuth 2.0 that is its data file.
  http::Task<Expected<MetadataPtr, Failure>> metadata(const Provider& provider);

  Millis now() const { return clock_(); }

  http::Task<Expected<KeySetPtr, Failure>> keys(std::string url);

  // Newer keys than these, when a token was signed with one that is not among them: a provider may have changed its keys
  // just before. The same ones when they were fetched since `began`, when the token was there already, or a moment ago.
  http::Task<Expected<KeySetPtr, Failure>> newer_keys(std::string url, KeySetPtr known, Millis began);

 private:
  using MetadataDocument = CachedDocument<Metadata>;
  using KeyDocument = CachedDocument<jose::KeySet>;

  std::shared_ptr<MetadataDocument> metadata_document(const std::string& url, const std::string& issuer);
  std::shared_ptr<KeyDocument> key_document(const std::string& url);

  outbound::Client& client_;
  const Clock clock_;
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<MetadataDocument>> metadata_;
  std::map<std::string, std::shared_ptr<KeyDocument>> keys_;
};

}  // namespace guichet::login
