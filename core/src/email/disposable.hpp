#pragma once

#include <string_view>

namespace guichet::email {

// Whether a lower-case ASCII domain, or one of the two above it, is a known disposable one. False while the table is
// missing; a wrong true has a chance of 1 in 10^8 with the curated table, and 1 in 3 * 10^6 with the long one.
bool is_disposable(std::string_view domain);

}  // namespace guichet::email
