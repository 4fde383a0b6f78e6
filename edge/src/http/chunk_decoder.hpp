#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "guichet/codes.hpp"

namespace guichet::http {

// Decodes one chunked body (RFC 9112 section 7.1), strictly: lines end with CRLF, a size has 1 to 8
// hexadecimal digits and nothing around them, extensions are ignored up to 256 bytes in the whole message,
// trailers are refused.
class ChunkDecoder {
 public:
  enum class State { kIncomplete, kComplete, kRefused };

  explicit ChunkDecoder(std::size_t max_body_bytes) : max_body_bytes_(max_body_bytes) {}

  // Takes the next bytes off the front of `received`, in any cut, and appends the data to `body`.
  // After kComplete `received` holds what follows the body.
  State decode(std::string_view& received, std::string& body);

  // After kRefused: kHttpBadRequest or kHttpBodyTooLarge.
  Errc refusal() const { return refusal_; }

 private:
  // size [";" extension] CR LF  data CR LF ... "0" CR LF CR LF
  enum class Part {
    kSize,
    kExtension,
    kSizeLineFeed,
    kData,
    kDataReturn,
    kDataLineFeed,
    kLastReturn,
    kLastLineFeed,
    kDone,
    kRefused
  };

  Part step(char c);
  Part read_size(char c);
  Part end_of_size_line(char c);
  Part expect(char c, char wanted, Part next);
  Part refuse(Errc code);
  void take_data(std::string_view& received, std::string& body);

  std::size_t max_body_bytes_;
  std::size_t body_bytes_ = 0;
  std::size_t chunk_bytes_ = 0;
  std::size_t size_digits_ = 0;
  std::size_t extension_bytes_ = 0;
  Part part_ = Part::kSize;
  Errc refusal_{};
};

}  // namespace guichet::http
