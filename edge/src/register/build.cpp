#include "register/build.hpp"

#include <set>

#include "register/checksum.hpp"
#include "register/known_communes.hpp"

namespace guichet::registry {
namespace {

using address_register::InseeCode;
using address_register::RegisterBuilder;

constexpr std::uint64_t kRowsBetweenPacks = 2'000'000;

// Packs between files, and in a long file between two communes: a street should not be cut in two.
class Packer {
 public:
  void add(const AddressRow& row) {
    const bool is_next_commune = row.insee != last_;
    if (is_next_commune && rows_ >= kRowsBetweenPacks) pack();
    if (is_next_commune) communes_.insert(last_ = row.insee);
    builder_.add(row);
    ++rows_;
  }

  void pack() {
    builder_.pack();
    rows_ = 0;
  }

  std::string write() {
    std::string file = builder_.write();
    write_checksum(file);
    return file;
  }

  void count(BuildFigures& figures) const {
    figures.addresses = builder_.address_count();
    figures.streets = builder_.street_count();
    figures.communes = communes_.size();
  }

 private:
  RegisterBuilder builder_{list_of(known_communes())};
  std::set<InseeCode> communes_;
  InseeCode last_ = address_register::kNoInseeCode;
  std::uint64_t rows_ = 0;
};

}  // namespace

Expected<BuiltRegister, BuildFailure> build_register(const std::vector<std::filesystem::path>& files, const Watch& watch) {
  Packer packer;
  BuiltRegister built;
  FileProgress before;
  for (const auto& file : files) {
    FileProgress last;
    const auto watch_all = [&](const FileProgress& now) {
      last = now;
      return watch({before.bytes + now.bytes, before.rows + now.rows});
    };
    const auto end = read_address_file(file, [&](const AddressRow& row) { packer.add(row); }, built.figures.left_out, watch_all);
    if (!end) return BuildFailure{end.error()};
    if (*end == ReadEnd::kStopped) return BuildFailure{};
    packer.pack();
    before = {before.bytes + last.bytes, before.rows + last.rows};
  }
  built.file = packer.write();
  packer.count(built.figures);
  return built;
}

}  // namespace guichet::registry
