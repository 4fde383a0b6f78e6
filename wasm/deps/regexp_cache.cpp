// In the place of libphonenumber's regexp_cache.cc: all of its caches share one. Upstream has three kinds,
// and a new one for each formatter of a number that is being typed, which then compiles its patterns anew for
// each key stroke. The patterns are those of the metadata and of the code, so their number is bounded.

#include "phonenumbers/regexp_cache.h"

#include <cstdint>
#include <cstring>
#include <memory>
#include <mutex>
#include <unordered_map>

#include "phonenumbers/regexp_adapter.h"

namespace i18n {
namespace phonenumbers {
namespace {

std::uint64_t load(const char* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

// Some patterns are longer than a thousand characters, and twenty are looked up for each number: the length
// and both ends tell them apart well enough.
struct PatternHash {
  std::size_t operator()(const string& pattern) const {
    std::uint64_t hash = pattern.size();
    if (pattern.size() >= sizeof hash) {
      const char* const last = pattern.data() + pattern.size() - sizeof hash;
      hash ^= load(pattern.data()) * 0x9E3779B97F4A7C15U ^ load(last) * 0xC2B2AE3D27D4EB4FU;
    } else {
      for (const char c : pattern) hash = (hash ^ static_cast<unsigned char>(c)) * 0x9E3779B97F4A7C15U;
    }
    return static_cast<std::size_t>(hash ^ (hash >> 32U));
  }
};

struct SharedCache {
  std::mutex lock;
  std::unordered_map<string, std::unique_ptr<const RegExp>, PatternHash> patterns;
};

// Never destroyed, as the formatters of other threads may outlive main.
SharedCache& shared_cache() {
  static auto* const cache = new SharedCache;
  return *cache;
}

}  // namespace

RegExpCache::RegExpCache(const AbstractRegExpFactory& regexp_factory, std::size_t)
    : regexp_factory_(regexp_factory) {}

RegExpCache::~RegExpCache() {}

const RegExp& RegExpCache::GetRegExp(const string& pattern) {
  SharedCache& cache = shared_cache();
  const std::lock_guard<std::mutex> guard(cache.lock);
  auto& known = cache.patterns[pattern];
  if (!known) known.reset(regexp_factory_.CreateRegExp(pattern));
  return *known;
}

}  // namespace phonenumbers
}  // namespace i18n
