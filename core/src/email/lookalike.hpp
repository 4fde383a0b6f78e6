#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace guichet::email {

// A domain (UTF-8) with every letter that looks like one of ASCII replaced by it, in lower case: "gmаil.com"
// with a Cyrillic а gives "gmail.com". Nothing when no letter is replaced, or when one remains that is not
// ASCII.
std::optional<std::string> replace_lookalikes(std::string_view domain);

}  // namespace guichet::email
