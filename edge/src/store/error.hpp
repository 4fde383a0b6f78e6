#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "common/expected.hpp"

namespace guichet::store {

enum class StoreErrc : std::uint8_t {
  kBusy,         // another process holds the database
  kFull,         // no room on the disk
  kCorrupt,      // the file is damaged or no database
  kConstraint,   // a unique key or a check refused the row
  kIo,           // the disk failed
  kOverloaded,   // too much work is waiting already; try again later
  kClosed,       // the store is shutting down
  kNewerSchema,  // the file was made by a newer version of this program
  kOther,
};

// Why the store could not do its work. The detail is for the log and holds no stored value.
struct StoreError {
  StoreErrc code = StoreErrc::kOther;
  std::string detail;
};

template <class T>
using Result = Expected<T, StoreError>;
using Status = Result<Done>;

// A short stable name for logs and metrics, such as "busy".
std::string_view errc_name(StoreErrc code);

}  // namespace guichet::store
