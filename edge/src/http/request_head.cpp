#include "http/request_head.hpp"

#include <algorithm>

#include "http/syntax.hpp"
#include "text/ascii.hpp"

namespace guichet::http {
namespace {

// 18 digits always fit 64 bits.
constexpr std::size_t kMaxLengthDigits = 18;

std::vector<std::string_view> values_of(const RequestHead& head, std::string_view name) {
  std::vector<std::string_view> values;
  for (const auto& field : head.fields) {
    if (equals_ignoring_case(field.name, name)) values.push_back(field.value);
  }
  return values;
}

std::optional<Errc> read_host(RequestHead& head) {
  const auto values = values_of(head, "Host");
  if (values.empty() && head.line.minor_version == 0) return {};
  if (values.size() != 1 || !is_host(values.front())) return Errc::kHttpBadRequest;
  head.host = values.front();
  return {};
}

std::optional<Errc> read_length(std::string_view text, std::uint64_t& length) {
  const bool digits = std::all_of(text.begin(), text.end(), [](char c) { return is_ascii_digit(c); });
  if (text.empty() || text.size() > kMaxLengthDigits || !digits) return Errc::kHttpBadRequest;
  for (const char c : text) length = length * 10 + static_cast<std::uint64_t>(c - '0');
  return {};
}

std::optional<Errc> read_coding(const RequestHead& head, std::string_view coding) {
  if (coding.empty() || head.line.minor_version == 0) return Errc::kHttpBadRequest;
  if (!equals_ignoring_case(coding, "chunked")) return Errc::kHttpNotImplemented;
  return {};
}

std::optional<Errc> read_body_framing(RequestHead& head) {
  const auto lengths = values_of(head, "Content-Length");
  const auto codings = values_of(head, "Transfer-Encoding");
  if (lengths.size() + codings.size() > 1) return Errc::kHttpBadRequest;
  if (!lengths.empty()) return read_length(lengths.front(), head.body.length);
  if (codings.empty()) return {};
  head.body.chunked = true;
  return read_coding(head, codings.front());
}

std::optional<Errc> read_expectation(RequestHead& head) {
  const auto values = values_of(head, "Expect");
  if (values.empty() || head.line.minor_version == 0) return {};
  if (values.size() != 1 || !equals_ignoring_case(values.front(), "100-continue")) {
    return Errc::kHttpExpectationFailed;
  }
  head.expects_continue = true;
  return {};
}

void read_connection(RequestHead& head) {
  bool close = false;
  bool keep = head.line.minor_version > 0;
  for (auto rest : values_of(head, "Connection")) {
    while (!rest.empty()) {
      const auto option = take_list_element(rest);
      close = close || equals_ignoring_case(option, "close");
      keep = keep || equals_ignoring_case(option, "keep-alive");
    }
  }
  head.keep_alive = keep && !close;
}

}  // namespace

std::optional<Errc> read_framing_fields(RequestHead& head) {
  if (const auto refusal = read_host(head)) return refusal;
  if (const auto refusal = read_body_framing(head)) return refusal;
  if (const auto refusal = read_expectation(head)) return refusal;
  read_connection(head);
  return {};
}

}  // namespace guichet::http
