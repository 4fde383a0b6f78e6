#include "http/framing_scan.hpp"

#include "http/syntax.hpp"

namespace guichet::http {

FramingScan::State FramingScan::refuse(Errc code) {
  refusal_ = code;
  return State::kRefused;
}

FramingScan::State FramingScan::scan(std::string_view received) {
  const auto block = received.substr(0, limits_.header_bytes);
  for (auto feed = block.find('\n', scanned_); feed != std::string_view::npos;
       feed = block.find('\n', scanned_)) {
    if (feed == 0 || block[feed - 1] != '\r') return refuse(Errc::kHttpBadRequest);
    const auto line = block.substr(line_begin_, feed - 1 - line_begin_);
    if (const auto refusal = accept_line(line)) return refuse(*refusal);
    line_begin_ = scanned_ = feed + 1;
    if (line.empty()) return finish(received);
  }
  if (const auto refusal = refuse_partial_line(block.substr(line_begin_))) return refuse(*refusal);
  if (received.size() >= limits_.header_bytes) return refuse(Errc::kHttpHeaderTooLarge);
  scanned_ = block.size();
  return State::kIncomplete;
}

std::optional<Errc> FramingScan::accept_line(std::string_view line) {
  if (line_begin_ == 0) {
    request_line_size_ = line.size();
    return parse_request_line(line, limits_, head_.line);
  }
  if (line.empty()) return {};
  if (fields_.size() == limits_.header_lines) return Errc::kHttpHeaderTooLarge;
  return accept_field(line);
}

std::optional<Errc> FramingScan::accept_field(std::string_view line) {
  const auto colon = line.find(':');
  if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return Errc::kHttpBadRequest;
  if (!is_field_value(line.substr(colon + 1))) return Errc::kHttpBadRequest;
  const auto value = trim_optional_space(line.substr(colon + 1));
  const auto value_offset = value.empty() ? 0 : static_cast<std::size_t>(value.data() - line.data());
  fields_.push_back({line_begin_, colon, line_begin_ + value_offset, value.size()});
  return {};
}

// A client that sends no end of line must not be able to wait for the deadline with what is wrong already.
std::optional<Errc> FramingScan::refuse_partial_line(std::string_view line) const {
  const auto carriage_return = line.find('\r');
  if (carriage_return < line.size() && carriage_return + 1 != line.size()) return Errc::kHttpBadRequest;
  if (line_begin_ == 0) return refuse_partial_request_line(line.substr(0, carriage_return), limits_);
  return {};
}

FramingScan::State FramingScan::finish(std::string_view received) {
  parse_request_line(received.substr(0, request_line_size_), limits_, head_.line);
  head_.fields.reserve(fields_.size());
  for (const auto& field : fields_) {
    head_.fields.push_back(
        {received.substr(field.name, field.name_size), received.substr(field.value, field.value_size)});
  }
  head_.bytes = line_begin_;
  if (const auto refusal = read_framing_fields(head_)) return refuse(*refusal);
  return State::kComplete;
}

void FramingScan::reset() {
  line_begin_ = scanned_ = request_line_size_ = 0;
  fields_.clear();
  auto fields = std::move(head_.fields);
  fields.clear();
  head_ = RequestHead{};
  head_.fields = std::move(fields);
}

}  // namespace guichet::http
