#include "register/shard_folder.hpp"

#include <unistd.h>

#include "register/checksum.hpp"
#include "register/shards.hpp"
#include "files/whole_file.hpp"

namespace guichet::registry {
namespace {

namespace fs = std::filesystem;
using address_register::Register;
using address_register::ShardWriter;

constexpr const char* kFolder = "streets";
constexpr const char* kEnding = ".gar";

// A folder that goes with this, unless it has been put elsewhere.
class TemporaryFolder {
 public:
  explicit TemporaryFolder(fs::path path) : path_(std::move(path)) {
    fs::create_directories(path_, failure_);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }

  const fs::path& path() const { return path_; }
  const std::error_code& failure() const { return failure_; }

 private:
  fs::path path_;
  std::error_code failure_;
};

}  // namespace

std::string check_shard_folder(const fs::path& folder) {
  std::error_code failure;
  const fs::path streets = folder / kFolder;
  if (fs::exists(folder, failure) && !fs::is_directory(folder, failure))
    return folder.string() + ": is not a folder";
  if (!fs::exists(streets, failure)) return {};
  for (const auto& entry : fs::directory_iterator(streets, failure)) {
    if (entry.path().extension() != kEnding)
      return entry.path().string() + ": is not a register, and nothing else may lie there";
  }
  return failure ? streets.string() + ": " + failure.message() : std::string{};
}

Expected<ShardFigures, ShardFailure> write_shard_folder(std::string_view file, const fs::path& folder,
                                                        const ShardWatch& watch) {
  if (std::string refusal = check_shard_folder(folder); !refusal.empty())
    return ShardFailure{std::move(refusal)};
  const auto source = Register::open(file);
  if (!source) return ShardFailure{folder.string() + ": what it should be made of is no register"};
  const TemporaryFolder made(folder / (std::string(kFolder) + ".part-" + std::to_string(::getpid())));
  if (made.failure()) return ShardFailure{made.path().string() + ": " + made.failure().message()};
  const ShardWriter writer(*source);
  ShardFigures figures;
  for (const std::uint32_t code : writer.postal_codes()) {
    if (!watch(figures.files, writer.postal_codes().size())) return ShardFailure{};
    std::string shard = writer.write(code);
    write_checksum(shard);
    const auto failure =
        files::write_plain_file(made.path() / (address_register::format_postal_code(code) + kEnding), shard);
    if (failure) return ShardFailure{*failure};
    ++figures.files;
    figures.bytes += shard.size();
  }
  if (const auto failure = files::replace_folder(made.path(), folder / kFolder)) return ShardFailure{*failure};
  return figures;
}

}  // namespace guichet::registry
