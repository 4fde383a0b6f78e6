#include "mail/folder_transport.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <string_view>

namespace guichet::mail {
namespace {

bool write_all(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(file, text.data(), text.size());
    if (written <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return ::fsync(file) == 0;
}

bool write_file(const std::filesystem::path& path, std::string_view text) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (file < 0) return false;
  const bool written = write_all(file, text);
  return ::close(file) == 0 && written;
}

bool flush_folder(const std::filesystem::path& folder) {
  const int handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (handle < 0) return false;
  const bool flushed = ::fsync(handle) == 0;
  ::close(handle);
  return flushed;
}

}  // namespace

Delivery FolderTransport::deliver(const Envelope& envelope, std::stop_token) {
  ::mkdir(folder_.c_str(), 0700);
  const std::filesystem::path unfinished = folder_ / ("." + envelope.id + ".part");
  const std::filesystem::path finished = folder_ / (envelope.id + ".eml");
  const bool written = write_file(unfinished, envelope.content) &&
                       ::rename(unfinished.c_str(), finished.c_str()) == 0 && flush_folder(folder_);
  if (written) return {};
  ::unlink(unfinished.c_str());
  return {Fate::kTryLater, "folder.io"};
}

}  // namespace guichet::mail
