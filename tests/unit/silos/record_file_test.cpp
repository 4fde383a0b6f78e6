#include "silos/record_file.hpp"

#include <catch2/catch.hpp>

#include <fstream>

#include "../register/folder.hpp"

using namespace guichet::silos;
using guichet::registry::test::Folder;

namespace {

const ColumnNames kKnown;

// Reads the file, and does something at its first piece.
guichet::Expected<ReadEnd, guichet::files::InputError> read(const std::filesystem::path& file,
                                                            const std::function<void()>& meanwhile) {
  const WantedColumns wanted{"id", "", {}};
  Silos silos;
  FileSummary summary;
  bool is_first = true;
  const RecordSink sink{[](const SourceRecord&) {},
                        [&](const ReadProgress&) {
                          if (std::exchange(is_first, false)) meanwhile();
                          return true;
                        }};
  return read_record_file(file, 0, {wanted, kKnown, silos}, summary, sink);
}

}  // namespace

TEST_CASE("a file that is written to while it is read is refused") {
  const Folder folder;
  const auto file = folder.write("x.csv", "id,email\n1,a@example.org\n");
  const auto add_row = [&file] { std::ofstream(file, std::ios::app) << "2,b@example.org\n"; };
  const auto grown = read(file, add_row);
  REQUIRE_FALSE(grown);
  CHECK(grown.error().describe().find("x.csv: was written to while it was read") != std::string::npos);
  CHECK(read(file, [] {}));
}
