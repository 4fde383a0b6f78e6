#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "json/json.hpp"
#include "localize/templates.hpp"

namespace guichet::demo {

// The page of the review queue, from reviews as people::review_view() gives them: both sides of each, side by
// side, with the reasons in the page's language.
std::string review_page(const localize::Templates& templates, const std::vector<Json>& reviews,
                        std::string_view locale);

}  // namespace guichet::demo
