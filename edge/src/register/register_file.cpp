#include "register/register_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <optional>
#include <string_view>

#include "register/checksum.hpp"
#include "register/file_format.hpp"

namespace guichet::registry {
namespace {

using address_register::AddressBook;
using address_register::CityIndex;
using address_register::FileError;
using address_register::Register;

class Mapping {
 public:
  Mapping() = default;
  Mapping(void* begin, std::size_t size) : begin_(begin), size_(size) {}
  Mapping(Mapping&& other) noexcept
      : begin_(std::exchange(other.begin_, nullptr)), size_(std::exchange(other.size_, 0)) {}
  Mapping& operator=(Mapping&&) = delete;
  ~Mapping() {
    if (begin_ != nullptr) ::munmap(begin_, size_);
  }

  std::string_view bytes() const { return {static_cast<const char*>(begin_), size_}; }

 private:
  void* begin_ = nullptr;
  std::size_t size_ = 0;
};

OpenError fail(const std::filesystem::path& path, OpenErrc code, std::string_view reason) {
  return {code, path.string() + ": " + std::string(reason)};
}

// An empty file has no mapping and is no error here.
Expected<Mapping, OpenError> map_file(const std::filesystem::path& path, int file) {
  struct stat status {};
  if (::fstat(file, &status) != 0) return fail(path, OpenErrc::kUnreadable, std::strerror(errno));
  if (!S_ISREG(status.st_mode)) return fail(path, OpenErrc::kNoRegister, "is not a file");
  if (status.st_size == 0) return Mapping();
  const auto size = static_cast<std::size_t>(status.st_size);
  void* begin = ::mmap(nullptr, size, PROT_READ, MAP_SHARED | MAP_POPULATE, file, 0);
  if (begin == MAP_FAILED) return fail(path, OpenErrc::kUnreadable, std::strerror(errno));
  return Mapping(begin, size);
}

Expected<Mapping, OpenError> map_path(const std::filesystem::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0 && errno == ENOENT)
    return fail(path, OpenErrc::kMissing, "there is no such file; make it with: guichet register build");
  if (file < 0) return fail(path, OpenErrc::kUnreadable, std::strerror(errno));
  auto mapping = map_file(path, file);
  ::close(file);
  return mapping;
}

// What is wrong with the bytes, if anything.
std::optional<OpenError> check(const std::filesystem::path& path, std::string_view bytes) {
  address_register::FileParts parts;
  switch (address_register::read_file(bytes, parts)) {
    case FileError::kNoRegister:
      return fail(path, OpenErrc::kNoRegister,
                  "is not an address register; make one with: guichet register build");
    case FileError::kOtherVersion:
      return fail(path, OpenErrc::kOtherVersion, "was made by another version of guichet; build it again");
    case FileError::kTruncated:
      return fail(path, OpenErrc::kTruncated, "is cut off or damaged; build it again");
    case FileError::kNone:
      break;
  }
  if (has_right_checksum(bytes)) return std::nullopt;
  return fail(path, OpenErrc::kDamaged, "is damaged: its checksum is wrong; build it again");
}

}  // namespace

struct RegisterFile::Parts {
  Parts(Mapping mapped, Register opened)
      : mapping(std::move(mapped)),
        streets(std::move(opened)),
        cities(streets.communes()),
        addresses({&cities, {&streets}}) {}

  Mapping mapping;
  Register streets;
  CityIndex cities;
  AddressBook addresses;
};

Expected<RegisterFile, OpenError> RegisterFile::open(const std::filesystem::path& path) {
  auto mapping = map_path(path);
  if (!mapping) return mapping.error();
  if (auto wrong = check(path, mapping->bytes())) return *std::move(wrong);
  auto opened = Register::open(mapping->bytes());
  if (!opened)
    return fail(path, OpenErrc::kDamaged, "is damaged: its parts contradict one another; build it again");
  return RegisterFile(std::make_unique<Parts>(*std::move(mapping), *std::move(opened)));
}

RegisterFile::RegisterFile(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
RegisterFile::RegisterFile(RegisterFile&&) noexcept = default;
RegisterFile& RegisterFile::operator=(RegisterFile&&) noexcept = default;
RegisterFile::~RegisterFile() = default;

const Register& RegisterFile::streets() const { return parts_->streets; }
const AddressBook& RegisterFile::addresses() const { return parts_->addresses; }
std::size_t RegisterFile::size() const { return parts_->mapping.bytes().size(); }

}  // namespace guichet::registry
