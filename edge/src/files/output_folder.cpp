#include "files/output_folder.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace guichet::files {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBuffer = 1U << 20U;
constexpr std::string_view kPart = ".part-";

std::string failure_at(const fs::path& path) { return path.string() + ": " + std::strerror(errno); }

// A file of ours whose run was killed.
bool is_part(const fs::path& path) {
  const std::string name = path.filename().string();
  return name.starts_with('.') && name.find(kPart) != std::string::npos;
}

bool has_no_results(const fs::path& folder, std::error_code& failure) {
  for (const auto& entry : fs::directory_iterator(folder, failure)) {
    if (!is_part(entry.path())) return false;
  }
  return true;
}

}  // namespace

OutputFile::OutputFile(fs::path path, std::FILE* file)
    : path_(std::move(path)), buffer_(kBuffer), file_(file) {
  std::setvbuf(file_.get(), buffer_.data(), _IOFBF, buffer_.size());
}

void OutputFile::write(std::string_view text) { std::fwrite(text.data(), 1, text.size(), file_.get()); }

void OutputFile::write_row(const std::vector<std::string_view>& values) {
  std::string line;
  append_row(line, values);
  write(line);
}

std::optional<std::string> OutputFile::finish() {
  errno = 0;
  const bool is_whole =
      std::ferror(file_.get()) == 0 && std::fflush(file_.get()) == 0 && ::fsync(fileno(file_.get())) == 0;
  if (!is_whole && errno == 0) errno = EIO;  // an earlier write
  return is_whole ? std::nullopt : std::optional(failure_at(path_));
}

void append_row(std::string& text, const std::vector<std::string_view>& values) {
  bool is_first = true;
  for (const std::string_view value : values) {
    if (!is_first) text += ',';
    is_first = false;
    if (value.find_first_of(",\"\r\n") == std::string_view::npos) {
      text += value;
      continue;
    }
    text += '"';
    for (const char c : value) text.append(c == '"' ? 2 : 1, c);
    text += '"';
  }
  text += '\n';
}

std::optional<std::string> OutputFolder::check(const fs::path& folder, bool is_forced) {
  std::error_code failure;
  if (!fs::exists(folder, failure)) return std::nullopt;
  if (!fs::is_directory(folder, failure)) return folder.string() + ": is not a folder";
  if (!is_forced && !has_no_results(folder, failure)) {
    return folder.string() + ": is not empty; with --force, the files of a run before are replaced";
  }
  return ::access(folder.c_str(), W_OK | X_OK) == 0 ? std::nullopt : std::optional(failure_at(folder));
}

Expected<OutputFolder, std::string> OutputFolder::open(const fs::path& folder, bool is_forced) {
  if (auto refusal = check(folder, is_forced)) return *std::move(refusal);
  std::error_code failure;
  const bool is_made = fs::create_directories(folder, failure);
  if (failure) return folder.string() + ": " + failure.message();
  for (const auto& entry : fs::directory_iterator(folder, failure)) {
    if (is_part(entry.path())) fs::remove(entry.path(), failure);
  }
  return OutputFolder(folder, is_made);
}

OutputFolder::~OutputFolder() {
  std::error_code ignored;
  for (const std::string& name : names_) fs::remove(part_of(name), ignored);
  if (is_made_ && !folder_.empty()) fs::remove(folder_, ignored);  // only when there is nothing in it
}

fs::path OutputFolder::part_of(const std::string& name) const {
  return folder_ / ("." + name + std::string(kPart) + std::to_string(::getpid()));
}

Expected<OutputFile, std::string> OutputFolder::create(const std::string& name) {
  const fs::path path = part_of(name);
  const int opened = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (opened < 0) return failure_at(path);
  names_.push_back(name);
  std::FILE* file = ::fdopen(opened, "w");
  if (file != nullptr) return OutputFile(folder_ / name, file);
  ::close(opened);
  return failure_at(path);
}

std::optional<std::string> OutputFolder::commit() {
  while (!names_.empty()) {
    const std::string& name = names_.back();
    if (::rename(part_of(name).c_str(), (folder_ / name).c_str()) != 0) return failure_at(folder_ / name);
    names_.pop_back();
  }
  is_made_ = false;
  return std::nullopt;
}

}  // namespace guichet::files
