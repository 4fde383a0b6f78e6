#include "files/csv_reader.hpp"

#include <catch2/catch.hpp>

using guichet::files::CsvReader;
using guichet::files::CsvRow;
using guichet::files::InputError;

namespace {

struct Read {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::size_t> lines;
  std::optional<InputError> error;
};

// In pieces of that size: borders of pieces must not show.
Read read(std::string_view text, std::size_t piece) {
  Read all;
  CsvReader reader([&all](const CsvRow& row) -> std::optional<InputError> {
    all.rows.emplace_back(row.fields.begin(), row.fields.end());
    all.lines.push_back(row.line);
    return std::nullopt;
  });
  for (std::size_t begin = 0; begin < text.size() && !all.error; begin += piece)
    all.error = reader.feed(text.substr(begin, piece));
  if (!all.error) all.error = reader.finish();
  return all;
}

using Rows = std::vector<std::vector<std::string>>;

}  // namespace

TEST_CASE("columns, quotation marks, a byte order mark, any line ends, blank lines, no last line end") {
  const std::string text =
      "\xEF\xBB\xBF\"id\";nom\r\n1;\"a;b\"\r\n\r\n2;\"say \"\"x\"\"\"\n3;\n4;Rue \"X\" d\n5; f ";
  for (const std::size_t piece : {1U, 2U, 3U, 7U, 1000U}) {
    const Read all = read(text, piece);
    CHECK_FALSE(all.error);
    CHECK(all.rows ==
          Rows{{"id", "nom"}, {"1", "a;b"}, {"2", "say \"x\""}, {"3", ""}, {"4", "Rue \"X\" d"}, {"5", "f"}});
    CHECK(all.lines == std::vector<std::size_t>{1, 2, 4, 5, 6, 7});
  }
}

TEST_CASE("a row with a line end between quotation marks begins where it begins") {
  for (const std::size_t piece : {1U, 5U, 1000U}) {
    const Read all = read("a;b\n1;\"x\ny\"\n2;z\n", piece);
    CHECK(all.rows == Rows{{"a", "b"}, {"1", "x\ny"}, {"2", "z"}});
    CHECK(all.lines == std::vector<std::size_t>{1, 2, 4});
  }
}

TEST_CASE("the beginning of a byte order mark alone is text") {
  CHECK(read("\xEF\xBB;a\n", 1).rows == Rows{{"\xEF\xBB", "a"}});
}

TEST_CASE("a row that is too long is an error, in whatever pieces it comes") {
  const std::string longest = "a;" + std::string(CsvReader::kMaxRow - 1, 'x');
  for (const std::size_t piece : {std::size_t{4096}, std::size_t{1} << 20U}) {
    CHECK_FALSE(read(longest + "\nb;c\n", piece).error);
    const Read broken = read("b;c\n" + longest + "xx\nb;c\n", piece);
    REQUIRE(broken.error);
    CHECK(broken.error->line == 2);
  }
}

TEST_CASE("a quotation mark that is never closed is found, in a short text and in a long one") {
  const Read brief = read("a;b\n1;x\n2;\"y\n3;z\n", 1000);
  REQUIRE(brief.error);
  CHECK(brief.error->line == 3);
  CHECK(brief.error->reason.find("never closed") != std::string::npos);

  std::string endless = "a;b\n1;\"x\n";
  for (int i = 0; i < 20'000; ++i) endless += "2;y\n4;z\n";
  const Read broken = read(endless, 4096);
  REQUIRE(broken.error);
  CHECK(broken.error->line == 2);
  CHECK(broken.error->reason.find("never closed") != std::string::npos);
}

TEST_CASE("what is wrong with a row ends the reading, with the line") {
  int rows = 0;
  CsvReader reader([&rows](const CsvRow&) -> std::optional<InputError> {
    if (++rows == 2) return InputError{{}, 0, "b", "is wrong"};
    return std::nullopt;
  });
  const auto error = reader.feed("a;b\n\n\n1;2\n3;4\n");
  REQUIRE(error);
  CHECK(error->line == 4);
  CHECK(error->column == "b");
  CHECK(rows == 2);
}
