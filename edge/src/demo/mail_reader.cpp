#include "demo/mail_reader.hpp"

#include <sodium.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string_view>
#include <system_error>

namespace guichet::demo {
namespace {

constexpr std::size_t kMostMails = 50;

std::string between(std::string_view text, std::string_view begin, std::string_view end) {
  const std::size_t from = text.find(begin);
  if (from == std::string_view::npos) return {};
  const std::size_t start = from + begin.size();
  return std::string(text.substr(start, text.find(end, start) - start));
}

// A header's value, its folded lines still in it.
std::string_view header(std::string_view content, std::string_view name) {
  const std::size_t begin = content.find("\r\n" + std::string(name) + ": ");
  if (begin == std::string_view::npos) return {};
  content.remove_prefix(begin + name.size() + 4);
  std::size_t end = content.find("\r\n");
  while (content.substr(end + 2, 1) == " ") end = content.find("\r\n", end + 2);
  return content.substr(0, end);
}

int hex_digit(char c) { return c >= 'A' ? c - 'A' + 10 : c - '0'; }

std::string decode_quoted_printable(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '=' && text.substr(i + 1, 2) == "\r\n") {
      i += 2;
    } else if (text[i] == '=' && i + 2 < text.size()) {
      out += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
      i += 2;
    } else if (text[i] != '\r') {
      out += text[i];
    }
  }
  return out;
}

std::string decode_word(std::string_view base64) {
  std::string bytes(base64.size(), '\0');
  std::size_t length = 0;
  const int failed = sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), base64.data(),
                                       base64.size(), nullptr, &length, nullptr, sodium_base64_VARIANT_ORIGINAL);
  bytes.resize(failed == 0 ? length : 0);
  return bytes;
}

std::string decode_words(std::string_view text) {
  constexpr std::string_view kBegin = "=?UTF-8?B?";
  std::string out;
  while (text.substr(0, kBegin.size()) == kBegin) {
    const std::size_t end = text.find("?=", kBegin.size());
    out += decode_word(text.substr(kBegin.size(), end - kBegin.size()));
    text.remove_prefix(std::min(end == std::string_view::npos ? text.size() : end + 2, text.size()));
    text.remove_prefix(std::min(text.find_first_not_of(" \r\n"), text.size()));
  }
  return out + std::string(text);
}

ShownMail read_mail(const std::filesystem::path& file) {
  std::ifstream input(file, std::ios::binary);
  const std::string content{std::istreambuf_iterator<char>(input), {}};
  return {std::string(header(content, "To")), decode_words(header(content, "Subject")),
          decode_quoted_printable(between(content, "quoted-printable\r\n\r\n", "\r\n--"))};
}

}  // namespace

std::vector<ShownMail> read_mails(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code none;
  for (const auto& entry : std::filesystem::directory_iterator(folder, none)) {
    if (entry.path().extension() == ".eml") files.push_back(entry.path());
  }
  std::sort(files.rbegin(), files.rend());  // ids sort by time
  if (files.size() > kMostMails) files.resize(kMostMails);
  std::vector<ShownMail> mails;
  for (const auto& file : files) mails.push_back(read_mail(file));
  return mails;
}

}  // namespace guichet::demo
