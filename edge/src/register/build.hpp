#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "register/address_file.hpp"
#include "register/census.hpp"

namespace guichet::registry {

struct BuiltRegister {
  std::string file;  // with its checksum, ready to be written
  Census census;     // of that file, read again
  std::uint64_t rows = 0;
  LeftOutRows left_out;
};

// Why there is no register, for a person; empty when the watch stopped it.
struct BuildFailure {
  std::string message;
};

// Makes a register of the addresses of these files. Memory: the finished file a few times, and the rows of
// one file or of some two million. The watch is told of all files together.
Expected<BuiltRegister, BuildFailure> build_register(const std::vector<std::filesystem::path>& files,
                                                     const Watch& watch);

}  // namespace guichet::registry
