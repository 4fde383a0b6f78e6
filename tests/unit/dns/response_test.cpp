#include "dns/response.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace guichet;
using namespace guichet::dns;
using namespace std::string_literals;

namespace {

// A message about "a." with these counts, and records as they stand on the wire.
std::string message(char rcode, char answers, char authorities, const std::string& records) {
  return "\0\x01\x84"s + rcode + "\0\1\0"s + answers + "\0"s + authorities + "\0\0\1a\0\0\x0f\0\1"s + records;
}

std::string record(char type, char ttl, const std::string& data) {
  return "\xc0\x0c\0"s + type + "\0\1\0\0\0"s + ttl + "\0"s + static_cast<char>(data.size()) + data;
}

Response read(const std::string& text, RecordType type = RecordType::kMailExchange) { return read_response(bytes_of(text), type); }

const std::string kSoa = record(6, 100, "\0\0"s + "\0\0\0\1\0\0\0\1\0\0\0\1\0\0\0\1\0\0\0\x1e"s);

}  // namespace

TEST_CASE("Mail domain: MX records, a null MX, and none") {
  CHECK(read(message(0, 1, 0, record(15, 77, "\0\x0a\1m\0"s))).finding == Finding::kRecords);
  CHECK(read(message(0, 1, 0, record(15, 77, "\0\x0a\1m\0"s))).lifetime.count() == 77);
  CHECK(read(message(0, 1, 0, record(15, 77, "\0\0\0"s))).finding == Finding::kNullExchange);
  CHECK(read(message(0, 2, 0, record(15, 77, "\0\0\0"s) + record(15, 77, "\0\x0a\1m\0"s))).finding == Finding::kRecords);
  CHECK(read(message(0, 0, 1, kSoa)).finding == Finding::kNoSuchRecord);
  CHECK(read(message(0, 0, 1, kSoa)).lifetime.count() == 30);
  CHECK(read(message(0, 1, 0, record(5, 9, "\1b\0"s))).finding == Finding::kNoSuchRecord);
  CHECK(read(message(0, 1, 0, record(1, 9, "\x7f\0\0\1"s)), RecordType::kAddress4).finding == Finding::kRecords);
}

TEST_CASE("Mail domain: NXDOMAIN, failures and broken messages") {
  CHECK(read(message(3, 0, 1, kSoa)).finding == Finding::kNoSuchName);
  CHECK(read(message(3, 0, 1, kSoa)).lifetime.count() == 30);
  CHECK(read(message(2, 0, 0, "")).finding == Finding::kFailed);
  CHECK(read(message(5, 0, 0, "")).finding == Finding::kFailed);
  const std::string whole = message(0, 1, 0, record(15, 77, "\0\x0a\1m\0"s));
  for (std::size_t length = 0; length < whole.size(); ++length) {
    CHECK(read(whole.substr(0, length)).finding != Finding::kNoSuchName);
    CHECK(read(whole.substr(0, length)).finding != Finding::kNullExchange);
  }
}
