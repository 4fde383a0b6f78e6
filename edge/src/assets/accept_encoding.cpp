#include "assets/accept_encoding.hpp"

#include <optional>

#include "http/syntax.hpp"
#include "text/ascii.hpp"

namespace guichet::assets {
namespace {

// RFC 9110 section 12.4.2: "0" or "1" with up to three decimals, in thousandths.
std::optional<int> parse_weight(std::string_view text) {
  if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1')) return {};
  if (text.size() > 1 && text[1] != '.') return {};
  int thousandths = (text[0] - '0') * 1000;
  int scale = 100;
  for (std::size_t i = 2; i < text.size(); ++i, scale /= 10) {
    if (!is_ascii_digit(text[i])) return {};
    thousandths += (text[i] - '0') * scale;
  }
  if (thousandths > 1000) return {};
  return thousandths;
}

struct Element {
  std::string_view coding;
  int weight = 1000;
};

std::optional<Element> parse_element(std::string_view text) {
  const auto semicolon = text.find(';');
  Element element{http::trim_optional_space(text.substr(0, semicolon))};
  if (semicolon == std::string_view::npos) return element;
  const auto parameter = http::trim_optional_space(text.substr(semicolon + 1));
  if (parameter.size() < 2 || to_ascii_lower(parameter[0]) != 'q' || parameter[1] != '=') return {};
  const auto weight = parse_weight(parameter.substr(2));
  if (!weight) return {};
  element.weight = *weight;
  return element;
}

using Weights = std::array<std::optional<int>, kEncodingCount>;

struct Wishes {
  Weights weights;
  std::optional<int> any_other;  // "*"
};

Wishes read_wishes(std::string_view accept_encoding) {
  Wishes wishes;
  while (!accept_encoding.empty()) {
    const auto element = parse_element(http::take_list_element(accept_encoding));
    if (!element) continue;
    if (element->coding == "*") wishes.any_other = element->weight;
    for (std::size_t i = 0; i < kEncodingCount; ++i) {
      if (http::equals_ignoring_case(element->coding, encoding_name(static_cast<Encoding>(i)))) {
        wishes.weights[i] = element->weight;
      }
    }
  }
  return wishes;
}

}  // namespace

std::string_view encoding_name(Encoding encoding) {
  switch (encoding) {
    case Encoding::kBrotli:
      return "br";
    case Encoding::kGzip:
      return "gzip";
    case Encoding::kIdentity:
      break;
  }
  return "identity";
}

Encoding choose_encoding(std::string_view accept_encoding,
                         const std::array<bool, kEncodingCount>& available) {
  const auto wishes = read_wishes(accept_encoding);
  auto best = Encoding::kIdentity;
  int best_weight = 0;
  for (std::size_t i = 0; i < kEncodingCount; ++i) {
    const auto encoding = static_cast<Encoding>(i);
    // Identity needs no mention to be accepted, but any coding that is mentioned is liked better.
    const int unmentioned = encoding == Encoding::kIdentity ? 1 : 0;
    const int weight = wishes.weights[i].value_or(wishes.any_other.value_or(unmentioned));
    if (available[i] && weight > best_weight) {
      best = encoding;
      best_weight = weight;
    }
  }
  return best;
}

}  // namespace guichet::assets
