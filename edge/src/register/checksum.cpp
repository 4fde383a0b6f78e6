#include "register/checksum.hpp"

#include <xxhash.h>

#include "register/file_format.hpp"

namespace guichet::registry {
namespace {

std::uint64_t checksum_of(std::string_view file) {
  const std::string_view content = address_register::file_content(file);
  return XXH3_64bits(content.data(), content.size());
}

}  // namespace

void write_checksum(std::string& file) { address_register::store_checksum(file, checksum_of(file)); }

bool has_right_checksum(std::string_view file) {
  return file.size() >= address_register::kHeaderSize &&
         address_register::stored_checksum(file) == checksum_of(file);
}

}  // namespace guichet::registry
