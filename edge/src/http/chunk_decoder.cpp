#include "http/chunk_decoder.hpp"

#include <algorithm>

#include "http/hexadecimal.hpp"
#include "http/syntax.hpp"

namespace guichet::http {
namespace {

constexpr std::size_t kMaxSizeDigits = 8;
constexpr std::size_t kMaxExtensionBytes = 256;

}  // namespace

ChunkDecoder::State ChunkDecoder::decode(std::string_view& received, std::string& body) {
  while (!received.empty() && part_ != Part::kDone && part_ != Part::kRefused) {
    if (part_ == Part::kData) {
      take_data(received, body);
    } else {
      part_ = step(received.front());
      received.remove_prefix(1);
    }
  }
  if (part_ == Part::kRefused) return State::kRefused;
  return part_ == Part::kDone ? State::kComplete : State::kIncomplete;
}

ChunkDecoder::Part ChunkDecoder::step(char c) {
  switch (part_) {
    case Part::kSize:
      return read_size(c);
    case Part::kExtension:
      if (c == '\r') return Part::kSizeLineFeed;
      if (++extension_bytes_ > kMaxExtensionBytes || !is_field_value({&c, 1}))
        return refuse(Errc::kHttpBadRequest);
      return Part::kExtension;
    case Part::kSizeLineFeed:
      return end_of_size_line(c);
    case Part::kDataReturn:
      return expect(c, '\r', Part::kDataLineFeed);
    case Part::kDataLineFeed:
      return expect(c, '\n', Part::kSize);
    case Part::kLastReturn:
      return expect(c, '\r', Part::kLastLineFeed);
    case Part::kLastLineFeed:
      return expect(c, '\n', Part::kDone);
    case Part::kData:
    case Part::kDone:
    case Part::kRefused:
      break;
  }
  return part_;
}

ChunkDecoder::Part ChunkDecoder::read_size(char c) {
  const int digit = hexadecimal_value(c);
  if (digit >= 0 && size_digits_ < kMaxSizeDigits) {
    ++size_digits_;
    chunk_bytes_ = chunk_bytes_ * 16 + static_cast<std::size_t>(digit);
    return Part::kSize;
  }
  if (size_digits_ > 0 && c == '\r') return Part::kSizeLineFeed;
  if (size_digits_ > 0 && c == ';' && ++extension_bytes_ <= kMaxExtensionBytes) return Part::kExtension;
  return refuse(Errc::kHttpBadRequest);
}

ChunkDecoder::Part ChunkDecoder::end_of_size_line(char c) {
  if (c != '\n') return refuse(Errc::kHttpBadRequest);
  if (chunk_bytes_ > max_body_bytes_ - body_bytes_) return refuse(Errc::kHttpBodyTooLarge);
  size_digits_ = 0;
  return chunk_bytes_ == 0 ? Part::kLastReturn : Part::kData;
}

ChunkDecoder::Part ChunkDecoder::expect(char c, char wanted, Part next) {
  return c == wanted ? next : refuse(Errc::kHttpBadRequest);
}

ChunkDecoder::Part ChunkDecoder::refuse(Errc code) {
  refusal_ = code;
  return Part::kRefused;
}

void ChunkDecoder::take_data(std::string_view& received, std::string& body) {
  const auto taken = std::min(chunk_bytes_, received.size());
  body.append(received.substr(0, taken));
  received.remove_prefix(taken);
  body_bytes_ += taken;
  chunk_bytes_ -= taken;
  if (chunk_bytes_ == 0) part_ = Part::kDataReturn;
}

}  // namespace guichet::http
