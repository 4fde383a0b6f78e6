#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "register/register_file.hpp"
#include "register/shards.hpp"

namespace guichet::registry {

// The streets of single postal codes, for pages: each made of the register when it is first asked for, then
// kept packed (for the whole country less than the register itself takes). For any thread.
class StreetShards {
 public:
  struct Shard {
    std::string tag;     // of the content, as in an ETag without its quotation marks
    std::string packed;  // gzip
  };

  // The register must outlive this.
  explicit StreetShards(const RegisterFile& file);

  // nullptr when the register has no streets of this postal code.
  std::shared_ptr<const Shard> find(std::uint32_t postal_code);

  // The same register as it is, made anew each time. Only for codes that find() knows.
  std::string write(std::uint32_t postal_code) const;

 private:
  const address_register::ShardWriter writer_;
  std::mutex mutex_;
  std::map<std::uint32_t, std::shared_ptr<const Shard>> shards_;
};

}  // namespace guichet::registry
