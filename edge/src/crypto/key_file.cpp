#include "crypto/key_file.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string_view>

namespace guichet::crypto {
namespace {

constexpr std::string_view kHeader = "guichet-keys 1\n";
constexpr std::size_t kHexDigits = Keys::kSecretBytes * 2;
constexpr std::size_t kFileBytes = kHeader.size() + kHexDigits + 1;

using FileText = std::array<char, kFileBytes + 1>;

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  bool is_open() const { return number_ >= 0; }
  int number() const { return number_; }

 private:
  int number_;
};

FileText file_text(const Keys& keys) {
  FileText text{};
  kHeader.copy(text.data(), kHeader.size());
  sodium_bin2hex(text.data() + kHeader.size(), kHexDigits + 1, keys.secret().data(), Keys::kSecretBytes);
  text[kFileBytes - 1] = '\n';
  return text;
}

bool write_whole(const Descriptor& file, const FileText& text) {
  return ::write(file.number(), text.data(), kFileBytes) == static_cast<ssize_t>(kFileBytes) &&
         ::fsync(file.number()) == 0;
}

bool is_private(const Descriptor& file) {
  struct stat status {};
  return ::fstat(file.number(), &status) == 0 && S_ISREG(status.st_mode) &&
         (status.st_mode & (S_IRWXG | S_IRWXO)) == 0;
}

Expected<Keys, KeyFileErrc> parse(std::string_view text) {
  if (!text.starts_with(kHeader)) return KeyFileErrc::kMalformed;
  text.remove_prefix(kHeader.size());
  if (text.ends_with('\n')) text.remove_suffix(1);
  Bytes32 secret;
  std::size_t length = 0;
  if (text.size() != kHexDigits || sodium_hex2bin(secret.data(), secret.size(), text.data(), text.size(), nullptr,
                                                  &length, nullptr) != 0 ||
      length != secret.size()) {
    return KeyFileErrc::kMalformed;
  }
  auto keys = Keys::from_secret(secret);
  sodium_memzero(secret.data(), secret.size());
  if (!keys) return KeyFileErrc::kNoMemory;
  return std::move(*keys);
}

}  // namespace

Expected<Keys, KeyFileErrc> create_key_file(const std::filesystem::path& path) {
  auto keys = Keys::random();
  if (!keys) return KeyFileErrc::kNoMemory;
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
  if (!file.is_open()) return errno == EEXIST ? KeyFileErrc::kExists : KeyFileErrc::kIo;
  FileText text = file_text(*keys);
  const bool written = write_whole(file, text);
  sodium_memzero(text.data(), text.size());
  if (!written) {
    ::unlink(path.c_str());
    return KeyFileErrc::kIo;
  }
  return std::move(*keys);
}

Expected<Keys, KeyFileErrc> load_key_file(const std::filesystem::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file.is_open()) return errno == ENOENT ? KeyFileErrc::kMissing : KeyFileErrc::kIo;
  if (!is_private(file)) return KeyFileErrc::kPermissions;
  FileText text{};
  const ssize_t length = ::read(file.number(), text.data(), text.size());
  if (length < 0) return KeyFileErrc::kIo;
  auto keys = parse({text.data(), static_cast<std::size_t>(length)});
  sodium_memzero(text.data(), text.size());
  return keys;
}

}  // namespace guichet::crypto
