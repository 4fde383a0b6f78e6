#include "mail/composer.hpp"

#include "json/json.hpp"

namespace guichet::mail {
namespace {

struct Payload {
  std::string to;
  std::string locale;
  std::string url;
  std::string code;
  std::string hours;  // empty: those of the configuration
};

std::optional<Payload> parse_payload(std::string_view text) {
  constexpr std::size_t kMaxText = 2048;
  const auto json = parse_json(text);
  if (!json) return std::nullopt;
  const auto to = required_string(*json, "to", "", kMaxText);
  const auto locale = required_string(*json, "locale", "", kMaxText);
  const auto url = required_string(*json, "url", "", kMaxText);
  const auto code = optional_string(*json, "code", "", kMaxText);
  if (!to || !locale || !url || !code) return std::nullopt;
  const Json* hours = find_member(*json, "hours");
  return Payload{*to, *locale, *url, code->value_or(""), hours == nullptr ? "" : write_json(*hours)};
}

}  // namespace

std::optional<Envelope> Composer::compose(const std::string& id, std::string_view kind, std::string_view text,
                                          Millis now) const {
  const auto payload = parse_payload(text);
  if (!payload) return std::nullopt;
  const Json data{{"url", payload->url},
                  {"has_link", kind != "mail.account_exists"},
                  {"code", payload->code},
                  {"has_code", !payload->code.empty()}};
  const std::string hours = payload->hours.empty() ? std::to_string(hours_) : payload->hours;
  const std::string words = std::string(kind) + ".";
  const localize::Parameters parameters{{"brand", sender_.name}, {"hours", hours}};
  Message message;
  message.id = id;
  message.from = sender_.address;
  message.from_name = sender_.name;
  message.to = payload->to;
  message.subject = templates_.localizer().text(payload->locale, words + "subject", parameters);
  message.text = templates_.render("mail.txt", payload->locale, words, parameters, data);
  message.html = templates_.render("mail.html", payload->locale, words, parameters, data);
  message.date = now;
  auto content = build_message(message);
  if (!content) return std::nullopt;
  return Envelope{id, sender_.address, payload->to, *std::move(content)};
}

}  // namespace guichet::mail
