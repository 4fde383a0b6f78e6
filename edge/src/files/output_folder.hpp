#pragma once

#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/expected.hpp"

namespace guichet::files {

// A file that is being written, with room for much before it goes to the disk.
class OutputFile {
 public:
  OutputFile(std::filesystem::path path, std::FILE* file);

  void write(std::string_view text);

  // One line of CSV (RFC 4180, ended by a line feed); values are quoted where they must be.
  void write_row(const std::vector<std::string_view>& values);

  // Brings everything to the disk. Why it failed, also of any write before.
  std::optional<std::string> finish();

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  std::filesystem::path path_;
  std::vector<char> buffer_;  // outlives the file
  std::unique_ptr<std::FILE, Close> file_;
};

// Appends a line of CSV.
void append_row(std::string& text, const std::vector<std::string_view>& values);

// A folder whose files come to be all at the end, each whole: until then they have hidden names, and are gone
// when this goes before that.
class OutputFolder {
 public:
  // Why `open` would refuse that folder: to be asked before long work. One that holds anything is refused,
  // unless `is_forced`; files of the same names are replaced then.
  static std::optional<std::string> check(const std::filesystem::path& folder, bool is_forced);

  // Makes the folder where there is none.
  static Expected<OutputFolder, std::string> open(const std::filesystem::path& folder, bool is_forced);

  OutputFolder(OutputFolder&& other) noexcept = default;
  OutputFolder& operator=(OutputFolder&&) = delete;
  ~OutputFolder();

  Expected<OutputFile, std::string> create(const std::string& name);

  // Gives all files their names. Why it failed.
  std::optional<std::string> commit();

 private:
  OutputFolder(std::filesystem::path folder, bool is_made) : folder_(std::move(folder)), is_made_(is_made) {}
  std::filesystem::path part_of(const std::string& name) const;

  std::filesystem::path folder_;
  bool is_made_;
  std::vector<std::string> names_;  // of files without their names yet
};

}  // namespace guichet::files
