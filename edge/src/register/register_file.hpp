#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "common/expected.hpp"
#include "register/city_index.hpp"
#include "register/register.hpp"
#include "register/verdict.hpp"

namespace guichet::registry {

enum class OpenErrc : std::uint8_t {
  kMissing,
  kUnreadable,
  kNoRegister,
  kOtherVersion,
  kTruncated,
  kDamaged
};

struct OpenError {
  OpenErrc code;
  std::string message;  // for a person: the file, what is wrong, what to do
};

// A register's file, mapped into memory for reading and ready to be asked from any thread. A file that is in
// use may be replaced by another one of its name, as `guichet register build` does, but must not be written
// over.
class RegisterFile {
 public:
  // Opens it after its checksum has been found right.
  static Expected<RegisterFile, OpenError> open(const std::filesystem::path& path);

  RegisterFile(RegisterFile&&) noexcept;
  RegisterFile& operator=(RegisterFile&&) noexcept;
  ~RegisterFile();

  const address_register::Register& streets() const;
  const address_register::AddressBook& addresses() const;
  std::size_t size() const;

 private:
  struct Parts;
  explicit RegisterFile(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace guichet::registry
