#pragma once

// Stands in for abseil's functions of these names.

#include "absl/strings/string_view.h"

namespace absl {
inline bool StartsWith(string_view text, string_view prefix) { return text.starts_with(prefix); }
inline bool EndsWith(string_view text, string_view suffix) { return text.ends_with(suffix); }
}  // namespace absl
