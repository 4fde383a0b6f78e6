#include "guichet/version.hpp"

#include "guichet_deps/metadata_version.hpp"
#include "text/sha256.hpp"

namespace guichet {

const std::string& data_version() {
  static const std::string version =
      "sha256:" + sha256_hex(std::string(GUICHET_DATA_SHA256) + std::string(guichet_deps::kPhoneMetadataSha256));
  return version;
}

}  // namespace guichet
