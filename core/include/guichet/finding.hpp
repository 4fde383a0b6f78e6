#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "guichet/codes.hpp"

namespace guichet {

// Half-open range of UTF-8 bytes in the value as the person typed it.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
};

using Parameter = std::variant<std::string, double, bool>;

// What is to be said of one value. Data only: the words are in core/messages.
struct Finding {
  Code code;
  Severity severity;
  std::string field;  // HTML autocomplete token
  std::optional<Span> span;
  std::vector<std::pair<std::string_view, Parameter>> params;
};

// A finding with the severity that codes.json gives its code. The field is filled in by the form.
inline Finding make_finding(Code code, std::optional<Span> span = std::nullopt) {
  return Finding{code, default_severity(code), {}, span, {}};
}

}  // namespace guichet
