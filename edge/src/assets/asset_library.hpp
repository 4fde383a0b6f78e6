#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "assets/accept_encoding.hpp"
#include "common/expected.hpp"

namespace guichet::assets {

// One file in the encodings there are.
struct Asset {
  std::string media_type;
  std::string hash;        // SHA-256 of the plain content, 64 hexadecimal digits
  bool immutable = false;  // its name holds its hash
  std::array<std::shared_ptr<const std::string>, kEncodingCount> content;  // by Encoding; null: not there

  std::array<bool, kEncodingCount> available() const;
};

struct AssetError {
  std::filesystem::path path;
  std::string reason;
};

inline constexpr std::size_t kMaxAssets = 1'000;
inline constexpr std::size_t kMaxAssetBytes = 64 * 1024 * 1024;  // all files together
inline constexpr std::size_t kHashDigits = 12;                   // of the hash, in names

// The files of a folder, read once. "x.br" and "x.gz" are encodings of "x". Every file is found by its path
// in the folder ("guichet.js", "i18n/fr.js") and by the same with a part of its hash
// ("guichet.0123456789ab.js"). A file whose name on disk already holds its hash is not named twice. What
// begins with a dot is left out.
class AssetLibrary {
 public:
  static Expected<AssetLibrary, AssetError> load(const std::filesystem::path& folder);

  // The asset, or nullptr. A look-up in a map: no path reaches the file system.
  const Asset* find(std::string_view path) const;

  std::size_t size() const { return assets_.size(); }

 private:
  void add(const std::string& path, Asset asset);

  std::map<std::string, Asset, std::less<>> assets_;
};

}  // namespace guichet::assets
