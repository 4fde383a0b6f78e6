#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "register/address_columns.hpp"

namespace guichet::registry {

// How far the reading of a file is.
struct FileProgress {
  std::uint64_t bytes = 0;  // of the file as it lies on the disk
  std::uint64_t rows = 0;
};

// Whether to go on reading.
using Watch = std::function<bool(const FileProgress&)>;

// The rows that could not be used, and where the first of each kind was.
struct LeftOutRows {
  struct Kind {
    std::uint64_t count = 0;
    std::string first;
  };
  std::array<Kind, kLeftOutCount> kinds;
};

enum class ReadEnd : std::uint8_t { kWhole, kStopped };

// Gives every address of a .csv or .csv.gz file to `take`, whose views hold for that call only.
Expected<ReadEnd, InputError> read_address_file(const std::filesystem::path& path,
                                                const std::function<void(const AddressRow&)>& take,
                                                LeftOutRows& left_out, const Watch& watch);

}  // namespace guichet::registry
