#include "bounces/report.hpp"

#include <gmime/gmime.h>

#include <memory>
#include <mutex>

#include "text/ascii.hpp"

namespace guichet::bounces {
namespace {

constexpr std::size_t kMostRecipients = 16;
constexpr const char* kDeliveredTo[] = {"Delivered-To", "X-Original-To", "Envelope-To", "To"};

struct FreeObject {
  void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using Owned = std::unique_ptr<T, FreeObject>;

void prepare_gmime() {
  static std::once_flag done;
  std::call_once(done, [] { g_mime_init(); });
}

Owned<GMimeParser> parser_of(std::string_view text) {
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(text.data(), text.size()));
  return Owned<GMimeParser>(g_mime_parser_new_with_stream(stream.get()));
}

std::string header(GMimeObject* object, const char* name) {
  const char* value = g_mime_object_get_header(object, name);
  return value == nullptr ? std::string() : std::string(trim_ascii(value));
}

void add_addresses(const std::string& value, std::vector<std::string>& addresses) {
  const Owned<InternetAddressList> list(internet_address_list_parse(nullptr, value.c_str()));
  if (!list) return;
  for (int i = 0; i < internet_address_list_length(list.get()) && addresses.size() < kMostRecipients; ++i) {
    InternetAddress* address = internet_address_list_get_address(list.get(), i);
    if (!INTERNET_ADDRESS_IS_MAILBOX(address)) continue;
    const char* text = internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address));
    if (text != nullptr) addresses.emplace_back(text);
  }
}

std::string content_of(GMimeObject* part) {
  GMimeDataWrapper* content = GMIME_IS_PART(part) ? g_mime_part_get_content(GMIME_PART(part)) : nullptr;
  if (content == nullptr) return {};
  const Owned<GMimeStream> stream(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(content, stream.get());
  const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
  std::string text(reinterpret_cast<const char*>(bytes->data), bytes->len);
  std::erase(text, '\r');
  return text;
}

// The groups of fields, separated by empty lines: the first is about the message, each other one about a recipient.
std::vector<RecipientStatus> read_statuses(const std::string& text) {
  std::vector<RecipientStatus> found;
  std::size_t start = text.find("\n\n");
  while (start != std::string::npos && found.size() < kMostRecipients) {
    start = text.find_first_not_of('\n', start);
    if (start == std::string::npos) break;
    const std::size_t end = text.find("\n\n", start);
    const std::string group = text.substr(start, end == std::string::npos ? end : end - start) + "\n\n";
    const auto parser = parser_of(group);
    const Owned<GMimeObject> fields(g_mime_parser_construct_part(parser.get(), nullptr));
    if (fields) found.push_back({to_ascii_lower(header(fields.get(), "Action")), header(fields.get(), "Status")});
    start = end;
  }
  return found;
}

// Parts of parts are not looked into: a mail that quotes a report is none.
void read_report(GMimeObject* body, ReceivedMail& mail) {
  if (body == nullptr || !GMIME_IS_MULTIPART(body)) return;
  if (!g_mime_content_type_is_type(g_mime_object_get_content_type(body), "multipart", "report")) return;
  auto* parts = GMIME_MULTIPART(body);
  for (int i = 0; i < g_mime_multipart_get_count(parts); ++i) {
    GMimeObject* part = g_mime_multipart_get_part(parts, i);
    if (!g_mime_content_type_is_type(g_mime_object_get_content_type(part), "message", "delivery-status")) continue;
    mail.is_report = true;
    mail.recipients = read_statuses(content_of(part));
    return;
  }
}

}  // namespace

ReceivedMail read_mail(std::string_view text) {
  prepare_gmime();
  ReceivedMail mail;
  const auto parser = parser_of(text);
  const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
  if (!message) return mail;
  for (const char* name : kDeliveredTo) add_addresses(header(GMIME_OBJECT(message.get()), name), mail.to);
  read_report(g_mime_message_get_mime_part(message.get()), mail);
  return mail;
}

}  // namespace guichet::bounces
