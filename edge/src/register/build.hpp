#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "register/address_file.hpp"

namespace guichet::registry {

struct BuildFigures {
  std::uint64_t addresses = 0;
  std::uint64_t streets = 0;
  std::uint64_t communes = 0;  // that have streets
  LeftOutRows left_out;
};

struct BuiltRegister {
  std::string file;  // with its checksum, ready to be written
  BuildFigures figures;
};

// Why there is no register: something is wrong with a file, or the watch stopped it (no error then).
struct BuildFailure {
  std::optional<InputError> error;
};

// Makes a register of the addresses of these files. Memory: the finished file a few times, and the rows of one file or of
// some two million. The watch is told of all files together.
Expected<BuiltRegister, BuildFailure> build_register(const std::vector<std::filesystem::path>& files, const Watch& watch);

}  // namespace guichet::registry
