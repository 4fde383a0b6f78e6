#include "assets/asset_library.hpp"

#include <fstream>
#include <iterator>

#include "assets/media_type.hpp"
#include "text/sha256.hpp"

namespace guichet::assets {
namespace {

namespace fs = std::filesystem;

using Files = std::map<std::string, std::shared_ptr<const std::string>>;

bool is_hidden(const fs::path& relative) {
  for (const auto& part : relative) {
    if (part.string().front() == '.') return true;
  }
  return false;
}

Expected<Files, AssetError> read_files(const fs::path& folder) {
  Files files;
  std::size_t bytes = 0;
  std::error_code error;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    const auto relative = entry->path().lexically_relative(folder);
    if (!entry->is_regular_file(error) || is_hidden(relative)) continue;
    std::ifstream stream(entry->path(), std::ios::binary);
    auto content = std::make_shared<std::string>(std::istreambuf_iterator<char>(stream),
                                                 std::istreambuf_iterator<char>());
    if (!stream.is_open() || stream.bad()) return AssetError{entry->path(), "cannot be read"};
    bytes += content->size();
    if (bytes > kMaxAssetBytes || files.size() == kMaxAssets) return AssetError{folder, "holds too much"};
    files.emplace(relative.generic_string(), std::move(content));
  }
  if (error) return AssetError{folder, error.message()};
  return files;
}

bool is_encoding_of_another(const std::string& path, const Files& files) {
  const auto dot = path.rfind('.');
  const bool has_suffix =
      dot != std::string::npos && (path.substr(dot) == ".br" || path.substr(dot) == ".gz");
  return has_suffix && files.count(path.substr(0, dot)) > 0;
}

Asset make_asset(const std::string& path, const Files& files) {
  Asset asset;
  const auto& plain = files.at(path);
  asset.media_type = media_type_of(path);
  asset.hash = sha256_hex(*plain);
  asset.immutable = path.find("." + asset.hash.substr(0, kHashDigits)) != std::string::npos;
  const auto encoded = [&](const char* suffix) {
    const auto found = files.find(path + suffix);
    return found == files.end() ? nullptr : found->second;
  };
  asset.content[static_cast<std::size_t>(Encoding::kIdentity)] = plain;
  asset.content[static_cast<std::size_t>(Encoding::kBrotli)] = encoded(".br");
  asset.content[static_cast<std::size_t>(Encoding::kGzip)] = encoded(".gz");
  return asset;
}

std::string with_hash(const std::string& path, const std::string& hash) {
  const auto slash = path.rfind('/');
  const auto dot = path.rfind('.');
  const bool has_extension = dot != std::string::npos && (slash == std::string::npos || dot > slash);
  return std::string(path).insert(has_extension ? dot : path.size(), "." + hash.substr(0, kHashDigits));
}

}  // namespace

std::array<bool, kEncodingCount> Asset::available() const {
  std::array<bool, kEncodingCount> available{};
  for (std::size_t i = 0; i < kEncodingCount; ++i) available[i] = content[i] != nullptr;
  return available;
}

Expected<AssetLibrary, AssetError> AssetLibrary::load(const fs::path& folder) {
  const auto files = read_files(folder);
  if (!files) return files.error();
  AssetLibrary library;
  for (const auto& [path, content] : *files) {
    if (!is_encoding_of_another(path, *files)) library.add(path, make_asset(path, *files));
  }
  return library;
}

void AssetLibrary::add(const std::string& path, Asset asset) {
  if (!asset.immutable) {
    Asset named_by_hash = asset;
    named_by_hash.immutable = true;
    assets_.emplace(with_hash(path, asset.hash), std::move(named_by_hash));
  }
  assets_.insert_or_assign(path, std::move(asset));
}

const Asset* AssetLibrary::find(std::string_view path) const {
  const auto found = assets_.find(path);
  return found == assets_.end() ? nullptr : &found->second;
}

}  // namespace guichet::assets
