#pragma once

#include <string>
#include <string_view>

namespace guichet::silos {

// Bytes of Windows-1252, which old spreadsheets write, as UTF-8; the five bytes that it leaves undefined are
// the control characters of that number.
std::string windows_1252_to_utf8(std::string_view bytes);

}  // namespace guichet::silos
