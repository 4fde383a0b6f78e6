#include "courier/composer.hpp"

namespace guichet::courier {
namespace {

std::string member(const Json& payload, std::string_view name) {
  const Json* value = find_member(payload, name);
  return value != nullptr && value->is_string() ? value->get<std::string>() : std::string();
}

}  // namespace

std::optional<Envelope> Composer::compose_envelope(const std::string& id, std::string_view kind, const Json& payload,
                                                   Millis created_at) const {
  const std::string to = member(payload, "to");
  const std::string locale = member(payload, "locale");
  const Json data{{"url", member(payload, "url")}, {"has_link", kind == "mail.confirm"}};
  const std::string words = std::string(kind) + ".";
  const localize::Parameters parameters{{"brand", from_.name}, {"hours", std::to_string(hours_)}};
  Message message;
  message.id = id;
  message.from = from_;
  message.to = to;
  message.subject = templates_.localizer().text(locale, words + "subject", parameters);
  message.text = templates_.render("mail.txt", locale, words, parameters, data);
  message.html = templates_.render("mail.html", locale, words, parameters, data);
  message.date = created_at;
  auto content = compose(message);
  if (!content) return std::nullopt;
  return Envelope{id, from_.mailbox, to, *std::move(content)};
}

}  // namespace guichet::courier
