#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/expected.hpp"
#include "files/input_error.hpp"

struct gzFile_s;

namespace guichet::files {

// Reads a file piece by piece: as it is, or unpacked when it is gzip.
class TextSource {
 public:
  static Expected<TextSource, InputError> open(const std::filesystem::path& path);

  // The next bytes, valid until the next call; none at the end. A file that ends too early, or whose checksum
  // is wrong, is an error.
  Expected<std::string_view, InputError> read();

  // How many bytes of the file, packed as it is, have been read.
  std::uint64_t bytes_read() const;

 private:
  struct Close {
    void operator()(gzFile_s* file) const;
  };

  TextSource(const std::filesystem::path& path, gzFile_s* file);
  InputError error(std::string reason) const;

  std::filesystem::path path_;
  std::unique_ptr<gzFile_s, Close> file_;
  std::vector<char> buffer_;
  bool is_checked_ = false;
};

}  // namespace guichet::files
