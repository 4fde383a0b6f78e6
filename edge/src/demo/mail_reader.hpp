#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guichet::demo {

// A mail as a person would see it, in UTF-8.
struct ShownMail {
  std::string id;  // its file's name without .eml
  std::string from;
  std::string to;
  std::string subject;
  std::string text;  // its two parts
  std::string html;
};

// The newest mails of a folder of .eml files, at most 50, newest first.
std::vector<ShownMail> read_mails(const std::filesystem::path& folder);

// One of them; nothing where there is none of that id.
std::optional<ShownMail> find_mail(const std::filesystem::path& folder, std::string_view id);

}  // namespace guichet::demo
