#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guichet::mail {

// What a reader and a mail program see of a mail's HTML part.
struct HtmlText {
  std::string language;              // of the html element
  std::string text;                  // what is to be read, runs of white space as one space
  std::vector<std::string> links;    // href of links
  std::vector<std::string> dangers;  // what mail programs block or take for an attack, each in words
};

// Parses HTML the way browsers do, with all its mistakes; nothing when there is none. Dangers are scripts, event
// handlers, forms, frames, plug-ins, images and styles from elsewhere, and links of other schemes than https:, http:
// and mailto:.
std::optional<HtmlText> read_html(std::string_view html);

}  // namespace guichet::mail
