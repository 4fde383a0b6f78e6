#include "french_address/postal_lines.hpp"

#include <algorithm>

#include "french_address/street_line.hpp"
#include "french_address/street_type.hpp"
#include "french_address/word.hpp"
#include "text/ascii.hpp"
#include "text/word_list.hpp"

namespace guichet::french_address {
namespace {

constexpr std::size_t kLine = 38;
constexpr std::size_t kStreet = 32;

struct Abbreviation {
  std::string_view word;
  std::string_view abbreviation;
};

// clang-format off
constexpr Abbreviation kTitles[] = {
    {"adjudant", "adj"}, {"capitaine", "cne"}, {"colonel", "col"}, {"commandant", "cdt"}, {"docteur", "dr"},
    {"general", "gal"}, {"lieutenant", "lt"}, {"madame", "mme"}, {"mademoiselle", "mlle"}, {"marechal", "mal"},
    {"monseigneur", "mgr"}, {"president", "pdt"}, {"professeur", "pr"}, {"saint", "st"}, {"sainte", "ste"},
    {"sergent", "sgt"},
};
// clang-format on

std::string in_capitals(std::string_view folded) {
  std::string capitals(folded);
  for (char& c : capitals) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  return capitals;
}

std::string join(const std::vector<std::string>& words) {
  std::string line;
  for (const std::string& word : words) {
    if (!line.empty() && !word.empty()) line += ' ';
    line += word;
  }
  return line;
}

// Words from the left until no more fit.
std::string cut(const std::vector<std::string>& words, std::size_t size) {
  std::string line;
  for (const std::string& word : words) {
    const std::size_t needed = line.size() + (line.empty() ? 0 : 1) + word.size();
    if (needed > size) break;
    line += (line.empty() ? "" : " ") + word;
  }
  return line.empty() && !words.empty() ? words[0].substr(0, size) : line;
}

std::string plain_line(std::string_view text, std::size_t size = kLine) {
  std::vector<std::string> words;
  for (const Word& word : split_into_words(text)) words.push_back(in_capitals(word.folded));
  return cut(words, size);
}

// Shortens the words of a street one after the other until it fits.
class Shortener {
 public:
  explicit Shortener(std::string_view street) : words_(split_into_words(street)) {
    for (const Word& word : words_) written_.push_back(in_capitals(word.folded));
  }

  std::string shorten(std::size_t size) {
    if (words_.empty()) return {};
    const auto type = find_street_type(words_[0].folded);
    if (!fits(size) && words_.size() > 1 && type != kNoStreetType)
      written_[0] = street_type_abbreviation(type);
    replace(size, [](const Word& word) { return title_of(word); });
    replace(size, [](const Word& word) {
      return word.kind == WordKind::kGivenName ? word.folded.substr(0, 1) : std::string{};
    });
    replace(size, [](const Word& word) {
      return word.kind == WordKind::kPlain ? word.folded.substr(0, 1) : std::string{};
    });
    return fits(size) ? join(written_) : cut(written_, size);
  }

 private:
  bool fits(std::size_t size) const { return join(written_).size() <= size; }

  // From the left; neither the type nor the last word, which a street is found by.
  template <class Shorten>
  void replace(std::size_t size, Shorten shorten) {
    for (std::size_t i = 1; i + 1 < words_.size() && !fits(size); ++i) {
      const std::string shorter = shorten(words_[i]);
      if (!shorter.empty()) written_[i] = in_capitals(shorter);
    }
  }

  static std::string title_of(const Word& word) {
    for (const Abbreviation& title : kTitles) {
      if (title.word == word.text) return std::string(title.abbreviation);
    }
    return {};
  }

  std::vector<Word> words_;
  std::vector<std::string> written_;
};

std::string street_line(const PostalAddress& address) {
  const std::string number = plain_line(address.number);
  const std::size_t left = number.empty() ? kLine : kLine - number.size() - 1;
  return join({number, Shortener(address.street).shorten(std::min(kStreet, left))});
}

bool is_building(std::string_view extra) {
  const auto words = split_into_words(extra);
  return !words.empty() &&
         has_word(" bat batiment bt residence res entree hall immeuble imm tour ", words[0].folded);
}

bool is_box(std::string_view extra) {
  const auto words = split_into_words(extra);
  return !words.empty() && has_word(" bp cs tsa cidex ", words[0].folded);
}

template <class Choose>
std::string extras(const PostalAddress& address, Choose choose) {
  std::vector<std::string> chosen;
  for (const std::string& extra : address.extras) {
    if (choose(extra)) chosen.push_back(plain_line(extra));
  }
  return join(chosen).substr(0, kLine);
}

}  // namespace

std::vector<std::string> postal_lines(const PostalAddress& address) {
  const std::string box = extras(address, is_box);
  std::vector<std::string> lines = {
      plain_line(address.recipient),
      extras(address, [](const std::string& extra) { return !is_building(extra) && !is_box(extra); }),
      extras(address, is_building),
      street_line(address),
      box.empty() ? plain_line(address.locality) : box,
      plain_line(address.postal_code + " " + address.city),
  };
  lines.erase(std::remove(lines.begin(), lines.end(), std::string{}), lines.end());
  return lines;
}

std::string match_key(std::string_view number, std::string_view street, std::string_view insee) {
  std::string key;
  for (const Word& word : split_into_words(number)) key += word.folded;
  key += '|';
  const auto words = split_into_words(street);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].kind == WordKind::kArticle) continue;
    const auto type = i == 0 && words.size() > 1 ? find_street_type(words[i].folded) : kNoStreetType;
    if (key.back() != '|') key += ' ';
    key += type == kNoStreetType ? std::string_view(words[i].text) : street_type_name(type);
  }
  return key + '|' + std::string(insee);
}

}  // namespace guichet::french_address
