#include <algorithm>

#include "address/country_rules.hpp"
#include "address/format.hpp"
#include "guichet/address.hpp"
#include "text/ascii.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace guichet {
namespace {

using namespace address;

constexpr char32_t kSharpS = 0xDF;  // in capitals SS, which is two letters

std::string to_upper(std::string_view text) {
  std::string upper;
  while (!text.empty()) {
    const DecodedCharacter next = next_character(text);
    text.remove_prefix(next.length);
    if (next.code_point == kSharpS) {
      upper += "SS";
    } else {
      append_utf8(upper, to_title(next.code_point));
    }
  }
  return upper;
}

// Latin letters with their marks, and the punctuation of all scripts.
bool is_latin(std::string_view text) {
  while (!text.empty()) {
    const DecodedCharacter next = next_character(text);
    text.remove_prefix(next.length);
    const char32_t c = next.code_point;
    if (c >= 0x370 && !(c >= 0x1E00 && c < 0x1F00) && !(c >= 0x2000 && c < 0x2070)) return false;
  }
  return true;
}

bool is_in_latin_letters(const Address& address) {
  return std::all_of(address.street.begin(), address.street.end(),
                     [](const std::string& line) { return is_latin(line); }) &&
         is_latin(address.city) && is_latin(address.region) && is_latin(address.dependent_locality);
}

std::string text_of(const Address& address, char letter) {
  switch (letter) {
    case 'N':
      return address.name;
    case 'O':
      return address.organization;
    case 'D':
      return address.dependent_locality;
    case 'C':
      return address.city;
    case 'S':
      return address.region;
    case 'Z':
      return address.postal_code;
    default:
      return {};
  }
}

// Puts fields and what stands between them together, line by line.
class Label {
 public:
  Label(const Address& address, const CountryRules& rules) : address_(address), rules_(rules) {}

  void add(const FormatPiece& piece) {
    switch (piece.kind) {
      case FormatPiece::Kind::kNewLine:
        return end_line();
      case FormatPiece::Kind::kText:
        return add_text(piece.text);
      case FormatPiece::Kind::kField:
        return piece.field == 'A' ? add_street() : add_field(value_of(piece.field));
    }
  }

  std::vector<std::string> take() {
    end_line();
    return std::move(lines_);
  }

 private:
  std::string value_of(char letter) const {
    const std::string text(trim_ascii(text_of(address_, letter)));
    return is_upper(letter) ? to_upper(text) : text;
  }

  bool is_upper(char letter) const { return rules_.upper.find(letter) != std::string_view::npos; }

  // Text at the beginning of a line belongs to the field behind it ("CH-"), other text to the fields on both
  // sides.
  void add_text(std::string_view text) { separator_ = text; }

  void add_field(const std::string& value) {
    if (value.empty()) {
      is_front_ = false;
      return;
    }
    if (!line_.empty() || is_front_) line_ += separator_;
    const bool is_glued =
        separator_.empty() && !line_.empty() && is_ascii_alphanumeric(line_.back()) && is_ascii(value[0]);
    line_ += is_glued ? " " + value : value;
    separator_ = {};
    is_front_ = false;
    has_field_ = true;
  }

  void add_street() {
    for (const std::string& line : address_.street) {
      const std::string text(trim_ascii(line));
      if (text.empty()) continue;
      if (has_street_) end_line();
      add_field(is_upper('A') ? to_upper(text) : text);
      has_street_ = true;
    }
  }

  // A line of nothing but text is a place without fields ("GIBRALTAR"), and text behind the last field goes.
  void end_line() {
    if (!has_field_ && is_front_) line_ = separator_;
    if (!line_.empty()) lines_.push_back(std::move(line_));
    line_.clear();
    separator_ = {};
    is_front_ = true;
    has_field_ = false;
  }

  const Address& address_;
  const CountryRules& rules_;
  std::vector<std::string> lines_;
  std::string line_;
  std::string_view separator_;
  bool is_front_ = true;  // no field, present or not, has been met in this line
  bool has_field_ = false;
  bool has_street_ = false;
};

}  // namespace

std::vector<std::string> address_label(const Address& address, std::string_view country) {
  const CountryRules* rules = find_country(country);
  if (rules == nullptr) return {};
  const bool is_latin = !rules->latin_format.empty() && is_in_latin_letters(address);
  std::string_view format = is_latin ? rules->latin_format : rules->format;
  Label label(address, *rules);
  while (const auto piece = take_piece(format)) label.add(*piece);
  return label.take();
}

}  // namespace guichet
