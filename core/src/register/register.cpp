#include "register/register.hpp"

#include "register/label.hpp"

namespace guichet::address_register {

std::optional<Register> Register::open(std::string_view file) {
  FileParts parts;
  if (read_file(file, parts) != FileError::kNone) return std::nullopt;
  Register opened;
  auto communes = CommuneTable::read(parts.communes, parts.streets);
  if (!communes) return std::nullopt;
  opened.communes_ = *std::move(communes);
  const bool is_whole = opened.words_.read(parts.words) && read_texts(parts.suffixes, opened.suffixes_) &&
                        read_texts(parts.localities, opened.localities_);
  return is_whole ? std::optional(std::move(opened)) : std::nullopt;
}

std::string Register::label(const Street& street) const {
  std::string label;
  for (std::size_t i = 0; i < street.word_count; ++i) {
    if (const PreparedWord* prepared = word(street.words[i])) append_label_word(label, prepared->written);
  }
  return label;
}

}  // namespace guichet::address_register
