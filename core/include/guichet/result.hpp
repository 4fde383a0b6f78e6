#pragma once

#include <optional>
#include <string>
#include <utility>

#include "guichet/codes.hpp"

namespace guichet {

// Why work could not be done. A bad value is a Finding, never an Error.
struct Error {
  Errc code;
  std::string pointer = {};                    // JSON pointer (RFC 6901) to the place, empty for the whole document
  std::optional<std::size_t> offset = {};      // byte in the document where reading stopped
};

// A value or the reason for its absence. Reading the absent side is a programming error.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : value_(std::move(value)) {}
  Result(Error error) : error_(std::move(error)) {}

  explicit operator bool() const { return value_.has_value(); }
  bool has_value() const { return value_.has_value(); }

  const T& operator*() const& { return *value_; }
  T& operator*() & { return *value_; }
  T&& operator*() && { return *std::move(value_); }
  const T* operator->() const { return &*value_; }
  T* operator->() { return &*value_; }

  const Error& error() const { return error_; }

 private:
  std::optional<T> value_;
  Error error_{};
};

}  // namespace guichet
