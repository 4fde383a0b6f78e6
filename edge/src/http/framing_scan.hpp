#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "guichet/codes.hpp"
#include "http/limits.hpp"
#include "http/request_head.hpp"

namespace guichet::http {

// Reads the header of one request as its bytes arrive, line by line, and refuses as soon as a line is wrong.
// Whatever two implementations of RFC 9112 might read differently is refused: lines end with CRLF only, no
// folding, no white space around names, and the rules of read_framing_fields().
class FramingScan {
 public:
  enum class State { kIncomplete, kComplete, kRefused };

  explicit FramingScan(const Limits& limits) : limits_(limits) {}

  // `received` is everything that has arrived of this request so far, always from its first byte.
  State scan(std::string_view received);

  // After kRefused.
  Errc refusal() const { return refusal_; }

  // After kComplete; valid as long as the bytes last given to scan().
  const RequestHead& head() const { return head_; }

  // Makes ready for the next request.
  void reset();

 private:
  struct FieldPosition {
    std::size_t name, name_size, value, value_size;
  };

  State refuse(Errc code);
  std::optional<Errc> accept_line(std::string_view line);
  std::optional<Errc> accept_field(std::string_view line);
  std::optional<Errc> refuse_partial_line(std::string_view line) const;
  State finish(std::string_view received);

  Limits limits_;
  std::size_t line_begin_ = 0;
  std::size_t scanned_ = 0;
  std::size_t request_line_size_ = 0;
  std::vector<FieldPosition> fields_;  // offsets, because the bytes may move while more arrive
  Errc refusal_{};
  RequestHead head_;
};

}  // namespace guichet::http
