#include "assets/asset_library.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>

#include "assets/asset_routes.hpp"

using namespace guichet;
using namespace guichet::assets;

namespace {

namespace fs = std::filesystem;

// SHA-256 of "plain" begins with this.
const std::string kHash = "a116c9ed46d6";

class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("guichet-assets-" + std::to_string(getpid()))) {
    fs::create_directories(path_ / "i18n");
  }
  ~Folder() { fs::remove_all(path_); }

  void write(const std::string& name, const std::string& content) { std::ofstream(path_ / name) << content; }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

http::Request asking(std::vector<http::Header> headers) {
  http::Request request;
  request.method = "GET";
  request.headers = std::move(headers);
  return request;
}

std::string header_of(const http::Response& response, const std::string& name) {
  for (const auto& [key, value] : response.headers) {
    if (key == name) return value;
  }
  return "";
}

}  // namespace

TEST_CASE("files are found by name and by name with hash, in their best encoding") {
  Folder folder;
  folder.write("guichet.js", "plain");
  folder.write("guichet.js.br", "brotli");
  folder.write("guichet.js.gz", "gzip");
  folder.write("i18n/fr.js", "french");
  folder.write(".hidden", "secret");
  folder.write("core." + kHash + ".wasm", "plain");
  const auto library = AssetLibrary::load(folder.path());
  REQUIRE(library);

  const auto plain = serve_asset(*library, "guichet.js", asking({}));
  CHECK(plain.content() == "plain");
  CHECK(header_of(plain, "Content-Type") == "text/javascript; charset=utf-8");
  CHECK(header_of(plain, "Cache-Control") == "public, max-age=300");
  CHECK(header_of(plain, "Vary") == "Accept-Encoding");
  CHECK(header_of(plain, "Cross-Origin-Resource-Policy") == "cross-origin");

  const auto brotli =
      serve_asset(*library, "guichet." + kHash + ".js", asking({{"Accept-Encoding", "gzip, br"}}));
  CHECK(brotli.content() == "brotli");
  CHECK(header_of(brotli, "Content-Encoding") == "br");
  CHECK(header_of(brotli, "Cache-Control") == "public, max-age=31536000, immutable");
  CHECK(header_of(brotli, "ETag") != header_of(plain, "ETag"));

  const auto hashed = serve_asset(*library, "core." + kHash + ".wasm", asking({}));
  CHECK(header_of(hashed, "Content-Type") == "application/wasm");
  CHECK(header_of(hashed, "Cache-Control") == "public, max-age=31536000, immutable");

  CHECK(serve_asset(*library, "i18n/fr.js", asking({})).content() == "french");
  for (const auto* path :
       {"guichet.js.br", ".hidden", "../guichet.js", "i18n", "", "guichet.000000000000.js"}) {
    CAPTURE(path);
    CHECK(serve_asset(*library, path, asking({})).status == 404);
  }
}

TEST_CASE("a client that has the file is told so") {
  Folder folder;
  folder.write("guichet.js", "plain");
  const auto library = AssetLibrary::load(folder.path());
  REQUIRE(library);
  const auto tag = header_of(serve_asset(*library, "guichet.js", asking({})), "ETag");
  for (const auto& value : {tag, "W/" + tag, "\"other\", " + tag, std::string("*")}) {
    CAPTURE(value);
    const auto response = serve_asset(*library, "guichet.js", asking({{"If-None-Match", value}}));
    CHECK(response.status == 304);
    CHECK(response.content().empty());
    CHECK(header_of(response, "ETag") == tag);
  }
  CHECK(serve_asset(*library, "guichet.js", asking({{"If-None-Match", "\"other\""}})).status == 200);
}

TEST_CASE("a folder that is not there is an error") {
  const auto library = AssetLibrary::load("/nonexistent/widget");
  REQUIRE_FALSE(library);
  CHECK(library.error().path == "/nonexistent/widget");
}
