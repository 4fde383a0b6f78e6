#pragma once

#include <filesystem>
#include <string>
#include <utility>

#include "common/expected.hpp"

namespace guichet::silos {

// A copy of a store to try things on, beside it and as well sealed; gone when this goes. Of a store that is
// not there, an empty one.
class StoreCopy {
 public:
  static Expected<StoreCopy, std::string> make(const std::filesystem::path& store);

  StoreCopy(StoreCopy&& other) noexcept : folder_(std::exchange(other.folder_, {})) {}
  StoreCopy& operator=(StoreCopy&&) = delete;
  ~StoreCopy();

  std::filesystem::path path() const { return folder_ / "guichet.db"; }

 private:
  explicit StoreCopy(std::filesystem::path folder) : folder_(std::move(folder)) {}

  std::filesystem::path folder_;
};

}  // namespace guichet::silos
