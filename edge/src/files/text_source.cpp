#include "files/text_source.hpp"

#include <zlib.h>

#include <cerrno>
#include <cstring>

namespace guichet::files {
namespace {

constexpr unsigned kPiece = 256 * 1024;

}  // namespace

void TextSource::Close::operator()(gzFile_s* file) const { gzclose_r(file); }

TextSource::TextSource(const std::filesystem::path& path, gzFile_s* file)
    : path_(path), file_(file), buffer_(kPiece) {}

InputError TextSource::error(std::string reason) const { return {path_.string(), 0, {}, std::move(reason)}; }

Expected<TextSource, InputError> TextSource::open(const std::filesystem::path& path) {
  std::error_code failure;
  if (std::filesystem::is_directory(path, failure)) return InputError{path.string(), 0, {}, "is a folder"};
  errno = 0;
  gzFile_s* file = gzopen(path.c_str(), "rbe");
  if (file == nullptr) return InputError{path.string(), 0, {}, std::strerror(errno == 0 ? ENOMEM : errno)};
  gzbuffer(file, kPiece);
  return TextSource(path, file);
}

Expected<std::string_view, InputError> TextSource::read() {
  const int size = gzread(file_.get(), buffer_.data(), kPiece);
  int code = Z_OK;
  const char* reason = gzerror(file_.get(), &code);
  if (size < 0)
    return error(code == Z_ERRNO ? std::strerror(errno)
                                 : std::string("the packed data is damaged: ") + reason);
  if (!is_checked_ && path_.extension() == ".gz" && gzdirect(file_.get()) == 1)
    return error("is not packed with gzip, as its name says");
  is_checked_ = true;
  if (size == 0 && code == Z_BUF_ERROR) return error("ends too early: the packed data is cut off");
  return std::string_view(buffer_.data(), static_cast<std::size_t>(size));
}

std::uint64_t TextSource::bytes_read() const {
  const auto offset = gzoffset(file_.get());
  return offset < 0 ? 0 : static_cast<std::uint64_t>(offset);
}

}  // namespace guichet::files
