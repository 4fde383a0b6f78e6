#pragma once

// Stands in for libphonenumber's logger, which writes to standard output through iostream: 30 KB of the Wasm module.

#include "phonenumbers/logger.h"

namespace i18n {
namespace phonenumbers {

struct NoLog {
  template <class T>
  NoLog& operator<<(const T&) {
    return *this;
  }
};

inline NoLog LOG(int) { return {}; }
inline NoLog VLOG(int) { return {}; }

}  // namespace phonenumbers
}  // namespace i18n
