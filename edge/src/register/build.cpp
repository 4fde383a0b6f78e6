#include "register/build.hpp"

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
    last_ = row.insee;
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

 private:
  RegisterBuilder builder_{list_of(known_communes())};
  InseeCode last_ = address_register::kNoInseeCode;
  std::uint64_t rows_ = 0;
};

}  // namespace

Expected<BuiltRegister, BuildFailure> build_register(const std::vector<std::filesystem::path>& files,
                                                     const Watch& watch) {
  Packer packer;
  BuiltRegister built;
  FileProgress before;
  for (const auto& file : files) {
    FileProgress last;
    const auto watch_all = [&](const FileProgress& now) {
      last = now;
      return watch({before.bytes + now.bytes, before.rows + now.rows});
    };
    const auto end = read_address_file(
        file, [&](const AddressRow& row) { packer.add(row); }, built.left_out, watch_all);
    if (!end) return BuildFailure{end.error().describe()};
    if (*end == ReadEnd::kStopped) return BuildFailure{};
    packer.pack();
    before = {before.bytes + last.bytes, before.rows + last.rows};
  }
  built.rows = before.rows;
  built.file = packer.write();
  const auto opened = address_register::Register::open(built.file);
  auto census =
      opened ? take_census(*opened) : Expected<Census, std::string>(std::string("it cannot be read again"));
  if (!census)
    return BuildFailure{"the register that was made is wrong, which is a defect of guichet: " +
                        census.error()};
  built.census = *std::move(census);
  return built;
}

}  // namespace guichet::registry
