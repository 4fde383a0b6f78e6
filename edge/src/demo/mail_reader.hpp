#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace guichet::demo {

struct ShownMail {
  std::string to;
  std::string subject;
  std::string text;
};

// The .eml files of the folder that our own composer wrote, newest first, at most 50.
std::vector<ShownMail> read_mails(const std::filesystem::path& folder);

}  // namespace guichet::demo
