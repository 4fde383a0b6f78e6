#pragma once

// Stands in for RE2's logging, which pulls in iostream: a broken assumption traps, all else is silent.

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#include "util/util.h"

namespace guichet_deps {
struct NoLog {
  NoLog& stream() { return *this; }
  template <class T>
  NoLog& operator<<(const T&) {
    return *this;
  }
};
struct Trap : NoLog {
  [[noreturn]] ~Trap() { __builtin_trap(); }
};
}  // namespace guichet_deps

#define DCHECK(condition) assert(condition)
#define DCHECK_EQ(a, b) assert((a) == (b))
#define DCHECK_NE(a, b) assert((a) != (b))
#define DCHECK_LE(a, b) assert((a) <= (b))
#define DCHECK_LT(a, b) assert((a) < (b))
#define DCHECK_GE(a, b) assert((a) >= (b))
#define DCHECK_GT(a, b) assert((a) > (b))

#define CHECK(condition) \
  if (condition) {       \
  } else                 \
    guichet_deps::Trap().stream()
#define CHECK_EQ(a, b) CHECK((a) == (b))
#define CHECK_NE(a, b) CHECK((a) != (b))
#define CHECK_LE(a, b) CHECK((a) <= (b))
#define CHECK_LT(a, b) CHECK((a) < (b))
#define CHECK_GE(a, b) CHECK((a) >= (b))
#define CHECK_GT(a, b) CHECK((a) > (b))

#define LOG_INFO guichet_deps::NoLog()
#define LOG_WARNING guichet_deps::NoLog()
#define LOG_ERROR guichet_deps::NoLog()
#define LOG_DFATAL guichet_deps::NoLog()
#define LOG_FATAL guichet_deps::Trap()
#define LOG(severity) LOG_##severity.stream()
#define VLOG(level) guichet_deps::NoLog()
