#include "people/contacts_log.hpp"

#include <algorithm>

#include "crypto/blind_index.hpp"
#include "crypto/ids.hpp"
#include "people/email_address.hpp"
#include "people/instant.hpp"
#include "people/pressure.hpp"
#include "store/accounts.hpp"

namespace guichet::people {
namespace {

constexpr std::size_t kMaxName = 64;
constexpr std::size_t kMaxText = 1024;
constexpr std::size_t kMaxMessageId = 255;
constexpr std::size_t kMaxValues = 10 * kMaxMessages;

// Reads one message of a body.
class MessageReader {
 public:
  MessageReader(const crypto::Keys& keys, std::string_view tenant, const Json& message, std::string pointer,
                Millis now)
      : keys_(keys), tenant_(tenant), message_(message), pointer_(std::move(pointer)), now_(now) {}

  Result<ReportedMessage> read() const {
    const auto known =
        require_members(message_, pointer_, {"account", "email", "kind", "channel", "system", "id", "at"});
    if (!known) return known.error();
    ReportedMessage message;
    if (const auto error = read_person(message)) return *error;
    if (const auto error = read_name("kind", message.kind)) return *error;
    if (const auto error = read_name("channel", message.channel)) return *error;
    if (const auto error = read_id(message)) return *error;
    if (const auto error = read_time(message)) return *error;
    return message;
  }

 private:
  using Refusal = std::optional<Error>;

  Error refuse(Errc code, std::string_view member) const { return {code, append_pointer(pointer_, member)}; }

  Refusal read_person(ReportedMessage& message) const {
    const auto account = optional_string(message_, "account", pointer_, kMaxText);
    if (!account) return account.error();
    const auto email = optional_string(message_, "email", pointer_, kMaxText);
    if (!email) return email.error();
    if (!*account && !*email) return refuse(Errc::kRequestMissingMember, "account");
    if (*account && *email) return refuse(Errc::kRequestBadValue, "email");
    if (*account) {
      message.account = crypto::parse_id(**account);
      return message.account ? Refusal() : refuse(Errc::kRequestBadValue, "account");
    }
    if (const auto address = read_email(keys_, tenant_, **email)) message.claim = address->claim;
    return {};
  }

  Refusal read_name(std::string_view member, std::string& name) const {
    auto text = required_string(message_, member, pointer_, kMaxName);
    if (!text) return text.error();
    if (!is_contact_name(*text)) return refuse(Errc::kRequestBadValue, member);
    name = *std::move(text);
    return {};
  }

  // What names the message: two systems may by chance use the same id.
  Refusal read_id(ReportedMessage& message) const {
    std::string system;
    if (const auto error = read_name("system", system)) return error;
    const auto id = required_string(message_, "id", pointer_, kMaxMessageId);
    if (!id) return id.error();
    if (id->empty()) return refuse(Errc::kRequestBadValue, "id");
    message.message_ix = crypto::blind_index(keys_, tenant_, "contact-message", system + "/" + *id);
    return {};
  }

  Refusal read_time(ReportedMessage& message) const {
    const auto text = required_string(message_, "at", pointer_, kMaxName);
    if (!text) return text.error();
    const auto at = parse_instant(*text);
    if (!at || *at > now_ + kContactDay) return refuse(Errc::kRequestBadValue, "at");
    message.at = *at;
    return {};
  }

  const crypto::Keys& keys_;
  std::string_view tenant_;
  const Json& message_;
  const std::string pointer_;
  const Millis now_;
};

Result<Json> parse_body(std::string_view text) {
  auto body = parse_json(text, kMaxValues);
  if (!body) return body;
  if (auto known = require_members(*body, "", {"v", "messages"}); !known) return known.error();
  if (auto supported = require_version(*body, 1); !supported) return supported.error();
  const Json* messages = find_member(*body, "messages");
  if (messages == nullptr) return Error{Errc::kRequestMissingMember, "/messages"};
  if (!messages->is_array()) return Error{Errc::kRequestWrongType, "/messages"};
  if (messages->size() > kMaxMessages) return Error{Errc::kRequestBadValue, "/messages"};
  return body;
}

store::Result<std::optional<Id>> find_receiver(store::Database& database, std::string_view tenant,
                                               const ReportedMessage& message, Millis now) {
  if (!message.account) {
    return message.claim ? find_account_of(database, *message.claim, now)
                         : store::Result<std::optional<Id>>(std::optional<Id>());
  }
  const auto account = store::find_account(database, tenant, *message.account);
  if (!account) return account.error();
  return *account ? message.account : std::optional<Id>();
}

}  // namespace

bool is_contact_name(std::string_view text) {
  return !text.empty() && text.size() <= kMaxName && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-';
  });
}

Result<std::vector<ReportedMessage>> parse_contacts_log(const crypto::Keys& keys, std::string_view tenant,
                                                        std::string_view text, Millis now) {
  const auto body = parse_body(text);
  if (!body) return body.error();
  const Json& entries = body->at("messages");
  std::vector<ReportedMessage> messages;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    auto message = MessageReader(keys, tenant, entries[i], append_pointer("/messages", i), now).read();
    if (!message) return message.error();
    messages.push_back(*std::move(message));
  }
  return messages;
}

store::Result<LoggedContacts> log_contacts(store::Transaction& transaction, std::string_view tenant,
                                           const std::vector<ReportedMessage>& messages, Millis now) {
  LoggedContacts logged;
  for (const ReportedMessage& message : messages) {
    if (message.at <= now - kLongWindow) {
      ++logged.expired;
      continue;
    }
    const auto receiver = find_receiver(transaction, tenant, message, now);
    if (!receiver) return receiver.error();
    if (!*receiver) {
      ++logged.unknown;
      continue;
    }
    const auto is_new = store::insert_contact(
        transaction,
        {std::string(tenant), message.message_ix, **receiver, message.kind, message.channel, message.at});
    if (!is_new) return is_new.error();
    ++(*is_new ? logged.recorded : logged.repeated);
  }
  return logged;
}

}  // namespace guichet::people
