#pragma once

#include <string>
#include <string_view>

#include "embedded/demo.hpp"

namespace guichet::demo {

// The structure of one of the demo's pages, such as "mails.html".
inline std::string embedded_page(std::string_view name) {
  for (const embedded::File& file : embedded::demo()) {
    if (file.name == name) return std::string(file.contents);
  }
  return {};
}

}  // namespace guichet::demo
