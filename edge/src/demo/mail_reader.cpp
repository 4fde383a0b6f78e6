#include "demo/mail_reader.hpp"

#include <gmime/gmime.h>

#include <algorithm>
#include <memory>
#include <system_error>

#include "crypto/ids.hpp"

namespace guichet::demo {
namespace {

constexpr std::size_t kMostMails = 50;

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

struct FreeText {
  void operator()(char* text) const { g_free(text); }
};

std::string text_of(char* text) {
  const std::unique_ptr<char, FreeText> owned(text);
  return owned ? std::string(owned.get()) : std::string();
}

std::string addresses(InternetAddressList* list) {
  return list == nullptr ? std::string() : text_of(internet_address_list_to_string(list, nullptr, FALSE));
}

// Keeps the text of the first part of each kind.
void take_part(GMimeObject*, GMimeObject* part, gpointer context) {
  if (!GMIME_IS_TEXT_PART(part)) return;
  auto& mail = *static_cast<ShownMail*>(context);
  const bool is_html = g_mime_content_type_is_type(g_mime_object_get_content_type(part), "text", "html") != 0;
  std::string& text = is_html ? mail.html : mail.text;
  if (text.empty()) text = text_of(g_mime_text_part_get_text(GMIME_TEXT_PART(part)));
}

std::optional<ShownMail> read_mail(const std::filesystem::path& file) {
  g_mime_init();
  const Owned<GMimeStream> stream(g_mime_stream_file_open(file.c_str(), "rb", nullptr));
  if (!stream) return std::nullopt;
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
  if (!message) return std::nullopt;
  ShownMail mail;
  mail.id = file.stem().string();
  mail.from = addresses(g_mime_message_get_from(message.get()));
  mail.to = addresses(g_mime_message_get_to(message.get()));
  const char* subject = g_mime_message_get_subject(message.get());
  if (subject != nullptr) mail.subject = subject;
  g_mime_message_foreach(message.get(), take_part, &mail);
  return mail;
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
  for (const auto& file : files) {
    if (auto mail = read_mail(file)) mails.push_back(*std::move(mail));
  }
  return mails;
}

std::optional<ShownMail> find_mail(const std::filesystem::path& folder, std::string_view id) {
  const auto parsed = crypto::parse_id(id);
  return parsed ? read_mail(folder / (crypto::id_text(*parsed) + ".eml")) : std::nullopt;
}

}  // namespace guichet::demo
