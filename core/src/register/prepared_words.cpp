#include "register/prepared_words.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "french_address/word.hpp"
#include "register/bytes.hpp"
#include "register/file_format.hpp"

namespace guichet::address_register {
namespace {

using french_address::Cost;
using french_address::Word;
using french_address::WordKind;

constexpr std::size_t kMaxWord = 60;
constexpr std::uint32_t kLeast =
    1'000;  // streets of one place are a sample: what all of them have is not all there is

// What is one word for the register may be two when it is typed (d'Artagnan): they are compared as one text.
Word prepare(std::string_view written) {
  std::vector<Word> words = french_address::split_into_words(written);
  if (words.empty()) return {};
  Word word = std::move(words[0]);
  for (std::size_t i = 1; i < words.size(); ++i) {
    word.text += words[i].text;
    word.sound += words[i].sound;
    word.kind = WordKind::kPlain;
  }
  word.text.resize(std::min(word.text.size(), kMaxWord));
  word.sound.resize(std::min(word.sound.size(), kMaxWord));
  return word;
}

// How much each word says: the less, the more streets have its text in any spelling.
std::vector<Cost> weigh(const std::vector<Word>& words, const std::vector<std::uint32_t>& uses) {
  std::unordered_map<std::string_view, std::uint32_t> total;
  std::uint32_t most = kLeast;
  for (std::size_t i = 0; i < words.size(); ++i) most = std::max(most, total[words[i].text] += uses[i]);
  std::vector<Cost> information;
  for (const Word& word : words) {
    const double share = total[word.text] / static_cast<double>(most) / 1.5;
    information.push_back(static_cast<Cost>(-100 * std::log(share)));
  }
  return information;
}

std::vector<std::string_view> column(const std::vector<Word>& words, std::string Word::*member) {
  std::vector<std::string_view> texts;
  for (const Word& word : words) texts.push_back(word.*member);
  return texts;
}

}  // namespace

std::string PreparedWords::write(const std::vector<std::string_view>& written,
                                 const std::vector<std::uint32_t>& uses) {
  std::vector<Word> words;
  for (const std::string_view word : written) words.push_back(prepare(word));
  std::string bytes;
  append_text(bytes, write_texts(written));
  append_text(bytes, write_texts(column(words, &Word::text)));
  append_text(bytes, write_texts(column(words, &Word::sound)));
  for (const Word& word : words) bytes += static_cast<char>(word.kind);
  for (const Word& word : words) bytes += static_cast<char>(french_address::find_street_type(word.folded));
  for (const Cost cost : weigh(words, uses)) append_number(bytes, static_cast<std::uint64_t>(cost));
  return bytes;
}

bool PreparedWords::read(std::string_view bytes) {
  ByteReader reader(bytes);
  std::vector<std::string_view> written;
  std::vector<std::string_view> texts;
  std::vector<std::string_view> sounds;
  if (!read_texts(reader.text(), written) || !read_texts(reader.text(), texts) ||
      !read_texts(reader.text(), sounds))
    return false;
  const std::string_view kinds = reader.bytes(written.size());
  const std::string_view types = reader.bytes(written.size());
  if (!reader.is_good() || texts.size() != written.size() || sounds.size() != written.size()) return false;
  words_.reserve(written.size());
  for (std::size_t i = 0; i < written.size(); ++i) {
    const auto kind =
        std::min(static_cast<std::uint8_t>(kinds[i]), static_cast<std::uint8_t>(WordKind::kNumber));
    words_.push_back({written[i], texts[i], sounds[i], static_cast<WordKind>(kind),
                      static_cast<std::uint8_t>(types[i]),
                      static_cast<Cost>(std::min<std::uint32_t>(reader.number32(), kUnheard))});
  }
  texts_ = StringSet(std::move(texts));
  return reader.is_good() && reader.is_at_end();
}

Cost PreparedWords::information(std::string_view text) const {
  const std::size_t place = texts_.find(text);
  return place == StringSet::kNowhere ? kUnheard : words_[place].information;
}

}  // namespace guichet::address_register
