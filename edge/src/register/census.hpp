#pragma once

#include <cstdint>
#include <set>
#include <string>

#include "common/expected.hpp"
#include "register/register.hpp"

namespace guichet::registry {

// What a register holds.
struct Census {
  std::uint64_t addresses = 0;  // house numbers, each of a street once
  std::uint64_t streets = 0;
  std::uint64_t communes = 0;  // that are known
  std::uint64_t communes_with_streets = 0;
  std::uint64_t former_names = 0;
  std::set<std::string> departments;  // 01, 2A, 974: of the communes with streets
};

// Goes through all of a register; or says which commune's streets point beyond what is there.
Expected<Census, std::string> take_census(const address_register::Register& source);

}  // namespace guichet::registry
