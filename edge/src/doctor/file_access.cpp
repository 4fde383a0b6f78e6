#include "doctor/file_access.hpp"

#include <sys/stat.h>
#include <unistd.h>

namespace guichet::doctor {

namespace fs = std::filesystem;

Finding check_secret_file(const std::string& subject, const std::string& setting, const fs::path& file) {
  struct stat status {};
  const std::string named = setting + ": " + file.string();
  if (::stat(file.c_str(), &status) != 0) return {Health::kFail, subject, named + " is not there; make it"};
  if ((status.st_mode & S_IRWXO) != 0) {
    return {Health::kFail, subject,
            named + " may be read by everybody on this machine; set its mode to 0600"};
  }
  return {Health::kOk, subject, named + " is there and closed to others"};
}

Finding check_writable_folder(const std::string& subject, const fs::path& folder) {
  std::error_code failure;
  const bool is_there = fs::is_directory(folder, failure);
  const fs::path parent = folder.has_parent_path() ? folder.parent_path() : fs::path(".");
  const fs::path& written = is_there ? folder : parent;
  if (::access(written.c_str(), W_OK | X_OK) != 0) {
    return {Health::kFail, subject,
            written.string() + " cannot be written; give it to the user that the edge runs as"};
  }
  return {Health::kOk, subject,
          folder.string() + (is_there ? " can be written" : " will be made when it is needed")};
}

}  // namespace guichet::doctor
