#include "http/framing_scan.hpp"

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <catch2/catch.hpp>

#include "http/syntax.hpp"

using namespace guichet;
using namespace guichet::http;

namespace {

const std::string kPost =
    "POST /check?a=b HTTP/1.1\r\nHost: test\r\nX-Name: \t caf\xE9 \t\r\nContent-Length: 7\r\n\r\n";

// Feeds the bytes one by one into exactly as much memory as there are.
FramingScan::State scan_bytewise(FramingScan& scan, const std::string& bytes) {
  auto state = FramingScan::State::kIncomplete;
  for (std::size_t size = 1; size <= bytes.size() && state == FramingScan::State::kIncomplete; ++size) {
    const std::vector<char> exact(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size));
    state = scan.scan({exact.data(), exact.size()});
  }
  return state;
}

std::optional<Errc> refusal_of(const std::string& bytes) {
  FramingScan scan{Limits{}};
  const auto state = scan.scan(bytes);
  if (state != FramingScan::State::kRefused) return {};
  return scan.refusal();
}

}  // namespace

TEST_CASE("a whole header is read into its parts") {
  FramingScan scan{Limits{}};
  const auto bytes = kPost + "{\"v\":1}";
  REQUIRE(scan.scan(bytes) == FramingScan::State::kComplete);
  const auto& head = scan.head();
  CHECK(head.line.method == "POST");
  CHECK(head.line.target == "/check?a=b");
  CHECK(head.line.minor_version == 1);
  CHECK(head.host == "test");
  CHECK(head.body.length == 7);
  CHECK_FALSE(head.body.chunked);
  CHECK(head.keep_alive);
  CHECK(head.bytes == kPost.size());
  REQUIRE(head.fields.size() == 3);
  CHECK(head.fields[1].name == "X-Name");
  CHECK(head.fields[1].value == "caf\xE9");
}

TEST_CASE("any cut of the bytes gives the same end") {
  FramingScan scan{Limits{}};
  CHECK(scan_bytewise(scan, kPost) == FramingScan::State::kComplete);
  scan.reset();
  CHECK(scan_bytewise(scan, "POST /check HTTP/1.1\r\nHost: test\r\nA : b\r\n\r\n") ==
        FramingScan::State::kRefused);
}

TEST_CASE("after reset nothing of the last request is left") {
  FramingScan scan{Limits{}};
  REQUIRE(scan.scan(kPost) == FramingScan::State::kComplete);
  scan.reset();
  REQUIRE(scan.scan("GET / HTTP/1.0\r\n\r\n") == FramingScan::State::kComplete);
  CHECK(scan.head().fields.empty());
  CHECK(scan.head().host.empty());
  CHECK(scan.head().body.empty());
  CHECK_FALSE(scan.head().keep_alive);
}

TEST_CASE("what is wrong is refused before its line ends where that is possible") {
  CHECK(refusal_of("\x16") == Errc::kHttpBadRequest);
  CHECK(refusal_of("GET\n") == Errc::kHttpBadRequest);
  CHECK(refusal_of("GET /\r ") == Errc::kHttpBadRequest);
  CHECK(refusal_of(std::string(33, 'A')) == Errc::kHttpNotImplemented);
  CHECK(refusal_of("GET /" + std::string(2048, 'a')) == Errc::kHttpUriTooLong);
  CHECK(refusal_of("GET / HTTP/1.1xx") == Errc::kHttpBadRequest);
  CHECK_FALSE(refusal_of("GET / HTTP/1.1\r"));
}

TEST_CASE("limits hold to the byte") {
  Limits limits;
  limits.header_bytes = kPost.size();
  FramingScan exact{limits};
  CHECK(exact.scan(kPost) == FramingScan::State::kComplete);

  limits.header_bytes = kPost.size() - 1;
  FramingScan short_by_one{limits};
  REQUIRE(short_by_one.scan(kPost) == FramingScan::State::kRefused);
  CHECK(short_by_one.refusal() == Errc::kHttpHeaderTooLarge);

  const std::string target(Limits{}.target_bytes - 1, 'a');
  CHECK_FALSE(refusal_of("GET /" + target + " HTTP/1.1\r\nHost: a\r\n\r\n"));
  CHECK(refusal_of("GET /a" + target + " HTTP/1.1\r\nHost: a\r\n\r\n") == Errc::kHttpUriTooLong);
}

TEST_CASE("Connection decides on keeping alive") {
  const auto [version, header, keep] = GENERATE(table<std::string, std::string, bool>({
      {"1.1", "", true},
      {"1.1", "Connection: close\r\n", false},
      {"1.1", "Connection: keep-alive, CLOSE\r\n", false},
      {"1.1", "Connection: upgrade\r\nConnection: close\r\n", false},
      {"1.0", "", false},
      {"1.0", "Connection: Keep-Alive\r\n", true},
      {"1.0", "Connection: keep-alive, close\r\n", false},
  }));
  CAPTURE(version, header);
  const auto bytes = "GET / HTTP/" + version + "\r\nHost: a\r\n" + header + "\r\n";
  FramingScan scan{Limits{}};
  REQUIRE(scan.scan(bytes) == FramingScan::State::kComplete);
  CHECK(scan.head().keep_alive == keep);
}

TEST_CASE("Beast's parser reads the same from what the scan lets through") {
  namespace beast = boost::beast::http;
  const auto headers = GENERATE(as<std::string>(), "", "Content-Length: 0\r\n", "Content-Length: 000012\r\n",
                                "Transfer-Encoding: CHUNKED\r\n", "A:b\r\nA:\r\nB:  \t c d \t\r\n",
                                "!#$%&'*+-.^_`|~09azAZ: obs-text \xE9\xFF\r\n", "Expect: 100-Continue\r\n",
                                "Connection: close\r\n", "Cookie: a=\"b\"; c\r\nCookie: d\r\n");
  const auto bytes = "POST /a?b=%00&c=[]{}|\\^ HTTP/1.1\r\nHost: [::1]:80\r\n" + headers + "\r\n";
  CAPTURE(bytes);
  FramingScan scan{Limits{}};
  REQUIRE(scan.scan(bytes) == FramingScan::State::kComplete);
  const auto& head = scan.head();

  beast::request_parser<beast::string_body> parser;
  boost::system::error_code error;
  const auto consumed = parser.put(boost::asio::buffer(bytes), error);
  REQUIRE((!error || error == beast::error::need_more));
  REQUIRE(parser.is_header_done());
  CHECK(consumed == head.bytes);
  const auto& request = parser.get();
  CHECK(std::string_view(request.method_string().data(), request.method_string().size()) == head.line.method);
  CHECK(std::string_view(request.target().data(), request.target().size()) == head.line.target);
  CHECK(parser.chunked() == head.body.chunked);
  CHECK(parser.content_length().value_or(0) == head.body.length);
  CHECK(parser.keep_alive() == head.keep_alive);
  REQUIRE(std::distance(request.begin(), request.end()) == static_cast<std::ptrdiff_t>(head.fields.size()));
  for (const auto& field : head.fields) {
    const auto [first, last] = request.equal_range({field.name.data(), field.name.size()});
    CHECK(std::any_of(first, last, [&](const auto& theirs) {
      return std::string_view(theirs.value().data(), theirs.value().size()) == field.value;
    }));
  }
}
