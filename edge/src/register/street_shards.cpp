#include "register/street_shards.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "register/checksum.hpp"
#include "register/file_format.hpp"

namespace guichet::registry {
namespace {

constexpr int kGzip = 16 + MAX_WBITS;

std::string pack(const std::string& content) {
  z_stream stream{};
  if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, kGzip, 9, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::bad_alloc();
  std::string packed(deflateBound(&stream, content.size()), '\0');
  std::string input = content;  // zlib wants it without const
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);  // the bound leaves room for all of it
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

std::string tag_of(const std::string& file) {
  std::array<char, 16> digits{};
  const auto end =
      std::to_chars(digits.data(), digits.data() + digits.size(), address_register::stored_checksum(file), 16)
          .ptr;
  return {digits.data(), end};
}

}  // namespace

StreetShards::StreetShards(const RegisterFile& file) : writer_(file.streets()) {}

std::shared_ptr<const StreetShards::Shard> StreetShards::find(std::uint32_t postal_code) {
  if (!std::binary_search(writer_.postal_codes().begin(), writer_.postal_codes().end(), postal_code))
    return nullptr;
  {
    const std::lock_guard lock(mutex_);
    if (const auto found = shards_.find(postal_code); found != shards_.end()) return found->second;
  }
  const std::string file =
      write(postal_code);  // two threads may make the same one: the first to be there is kept
  auto made = std::make_shared<const Shard>(Shard{tag_of(file), pack(file)});
  const std::lock_guard lock(mutex_);
  return shards_.try_emplace(postal_code, std::move(made)).first->second;
}

std::string StreetShards::write(std::uint32_t postal_code) const {
  std::string file = writer_.write(postal_code);
  write_checksum(file);
  return file;
}

}  // namespace guichet::registry
