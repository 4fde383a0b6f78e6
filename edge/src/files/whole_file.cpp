#include "files/whole_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace guichet::files {
namespace {

namespace fs = std::filesystem;

std::string failure_at(const fs::path& path) { return path.string() + ": " + std::strerror(errno); }

fs::path folder_of(const fs::path& path) {
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

bool write_all(int file, std::string_view content) {
  while (!content.empty()) {
    const ssize_t written = ::write(file, content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

// Closes in any case; false when anything failed, which errno names.
bool write_and_close(int file, std::string_view content, bool is_synced) {
  const bool is_written = write_all(file, content) && (!is_synced || ::fsync(file) == 0);
  const int reason = errno;
  const bool is_closed = ::close(file) == 0;
  if (!is_written) errno = reason;
  return is_written && is_closed;
}

int create(const fs::path& path) {
  return ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0644);
}

// So that a rename in the folder outlives a power cut; with `is_all`, everything on that file system.
void sync_folder(const fs::path& folder, bool is_all) {
  const int opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (opened < 0) return;
  if (is_all) ::syncfs(opened);
  ::fsync(opened);
  ::close(opened);
}

}  // namespace

WriteFailure write_whole_file(const fs::path& path, std::string_view content) {
  fs::path beside = path;
  beside += ".part-" + std::to_string(::getpid());
  const int file = create(beside);
  if (file < 0) return failure_at(beside);
  if (!write_and_close(file, content, true) || ::rename(beside.c_str(), path.c_str()) != 0) {
    const std::string failure = failure_at(path);
    ::unlink(beside.c_str());
    return failure;
  }
  sync_folder(folder_of(path), false);
  return std::nullopt;
}

WriteFailure check_can_write(const fs::path& path) {
  if (fs::is_directory(path)) return path.string() + ": is a folder";
  const fs::path folder = folder_of(path);
  return ::access(folder.c_str(), W_OK | X_OK) == 0 ? std::nullopt : WriteFailure(failure_at(folder));
}

WriteFailure write_plain_file(const fs::path& path, std::string_view content) {
  const int file = create(path);
  return file >= 0 && write_and_close(file, content, false) ? std::nullopt : WriteFailure(failure_at(path));
}

WriteFailure replace_folder(const fs::path& made, const fs::path& folder) {
  sync_folder(made, true);
  fs::path old = folder;
  old += ".old-" + std::to_string(::getpid());
  const bool was_there = ::rename(folder.c_str(), old.c_str()) == 0;
  if (::rename(made.c_str(), folder.c_str()) != 0) {
    const std::string failure = failure_at(folder);
    if (was_there) ::rename(old.c_str(), folder.c_str());
    return failure;
  }
  std::error_code ignored;
  if (was_there) fs::remove_all(old, ignored);
  sync_folder(folder_of(folder), false);
  return std::nullopt;
}

}  // namespace guichet::files
