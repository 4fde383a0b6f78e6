#include "register/register.hpp"

#include <algorithm>
#include <cmath>

#include "french_address/word.hpp"
#include "register/builder.hpp"
#include "register/bytes.hpp"

namespace guichet::address_register {
namespace {

constexpr std::size_t kMaxWord = 60;

// A register's word may hold two (d'Artagnan is two, l'Isle-Adam too): they are compared as one text with one kind.
french_address::Word prepare(std::string_view written) {
  std::vector<french_address::Word> words = french_address::split_into_words(written);
  if (words.empty()) return {};
  french_address::Word word = std::move(words[0]);
  for (std::size_t i = 1; i < words.size(); ++i) {
    word.text += words[i].text;
    word.sound += words[i].sound;
    word.kind = french_address::WordKind::kPlain;
  }
  word.text.resize(std::min(word.text.size(), kMaxWord));
  word.sound.resize(std::min(word.sound.size(), kMaxWord));
  return word;
}

}  // namespace

std::optional<Register> Register::open(std::string_view file) {
  FileParts parts;
  if (read_file(file, parts) != FileError::kNone) return std::nullopt;
  Register opened;
  auto communes = CommuneTable::read(parts.communes, parts.streets);
  if (!communes) return std::nullopt;
  opened.communes_ = *std::move(communes);
  const bool is_whole = read_texts(parts.words, opened.words_) && read_texts(parts.suffixes, opened.suffixes_) &&
                        read_texts(parts.localities, opened.localities_);
  if (!is_whole) return std::nullopt;
  opened.prepare_words(parts.uses);
  return opened;
}

void Register::prepare_words(std::string_view use_bytes) {
  ByteReader uses(use_bytes);
  std::vector<std::uint32_t> counts;
  prepared_.reserve(words_.size());
  for (const std::string_view written : words_) {
    const french_address::Word word = prepare(written);
    prepared_.push_back({static_cast<std::uint32_t>(pool_.size()), static_cast<std::uint8_t>(word.text.size()),
                         static_cast<std::uint8_t>(word.sound.size()), word.kind, french_address::find_street_type(word.folded), 0});
    pool_ += word.text;
    pool_ += word.sound;
    counts.push_back(uses.number32());
  }
  std::uint32_t most = 1;
  for (std::size_t i = 0; i < prepared_.size(); ++i) most = std::max(most, uses_[text(prepared_[i])] += counts[i]);
  for (PreparedWord& word : prepared_) {
    const double share = uses_[text(word)] / static_cast<double>(most) / 1.5;
    word.information = static_cast<french_address::Cost>(-100 * std::log(share));
  }
}

std::uint32_t Register::uses(std::string_view text) const {
  const auto found = uses_.find(text);
  return found == uses_.end() ? 0 : found->second;
}

std::string Register::label(const Street& street) const {
  std::string label;
  for (std::size_t i = 0; i < street.word_count; ++i) append_label_word(label, written(street.words[i]));
  return label;
}

}  // namespace guichet::address_register
