#pragma once

#include "export/contact.hpp"

namespace guichet::exporting {

enum class Format : std::uint8_t { kCsv, kNdjson };
Format format_of(std::string_view name);  // "csv" or "ndjson"
std::string_view format_name(Format format);

// The first line of a file; empty for NDJSON.
std::string header_line(Format format);

// A contact as one line of CSV (RFC 4180, ended by a line feed; UTF-8) or of NDJSON.
std::string contact_line(Format format, const Contact& contact);

// A value as it stands in CSV: programs that calculate would take one that begins with "=", "+", "-", "@", a
// tab or a carriage return for a formula, so an apostrophe is put in front of it.
std::string guarded(std::string value);

}  // namespace guichet::exporting
