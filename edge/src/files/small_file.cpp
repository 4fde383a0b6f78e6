#include "files/small_file.hpp"

#include "files/text_source.hpp"

namespace guichet::files {

Expected<std::string, InputError> read_small_file(const std::filesystem::path& path, std::size_t most) {
  auto source = TextSource::open(path);
  if (!source) return source.error();
  std::string text;
  while (true) {
    const auto piece = source->read();
    if (!piece) return piece.error();
    if (piece->empty()) return text;
    text += *piece;
    if (text.size() > most)
      return InputError{path.string(), 0, {}, "is larger than " + std::to_string(most >> 10U) + " KiB"};
  }
}

}  // namespace guichet::files
