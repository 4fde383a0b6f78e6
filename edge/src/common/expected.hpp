#pragma once

#include <optional>
#include <utility>

namespace guichet {

// The value of work that is done for its effect.
struct Done {};

// A value, or the reason for its absence in the room's own closed error type.
// Reading the absent side is a programming error.
template <class T, class E>
class [[nodiscard]] Expected {
 public:
  Expected(T value) : value_(std::move(value)) {}
  Expected(E error) : error_(std::move(error)) {}

  explicit operator bool() const { return value_.has_value(); }
  bool has_value() const { return value_.has_value(); }

  const T& operator*() const& { return *value_; }
  T& operator*() & { return *value_; }
  T&& operator*() && { return *std::move(value_); }
  const T* operator->() const { return &*value_; }
  T* operator->() { return &*value_; }

  const E& error() const { return *error_; }

 private:
  std::optional<T> value_;
  std::optional<E> error_;
};

}  // namespace guichet
