#pragma once

#include <iosfwd>

#include "crypto/keys.hpp"
#include "store/sqlite.hpp"

namespace guichet::proof {

struct ExportCounts {
  std::int64_t entries = 0;
  std::int64_t openings = 0;  // entries whose personal fields are in clear
};

// Writes the proofs of a tenant, one JSON object a line (canonical JSON, every line with its line feed):
//   {"type": "header", "v": 1, "tenant", "head": what signed_head() gives}
//   {"type": "form", "hash", "id", "content": the file as it was served}
//   {"type": "text", "hash", "content", "form", "purpose", "language", "version", "published_at"}
//   {"type": "person", "subject", "key"}            of those who are not erased
//   {"type": "entry", "hash", "content": canonical JSON as a string}
//   {"type": "opening", "sequence", "fields": {...}}  after its entry
//   {"type": "end", "lines", "sha256", "signature"}  over all bytes before
// Personal data in clear: the reader keeps it as such. The database is read in one transaction of the
// caller's.
store::Result<ExportCounts> write_export(store::Database& database, const crypto::Keys& keys,
                                         std::string_view tenant, std::ostream& output);

}  // namespace guichet::proof
