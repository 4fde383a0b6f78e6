#include "mail/composer.hpp"

#include <re2/re2.h>

#include "crypto/ids.hpp"

namespace guichet::mail {
namespace {

// The one link that the mail is about.
const std::string& main_link(const MailKind& kind, const Payload& payload) {
  static const std::string kNone;
  if (kind.link == MailLink::kNone) return kNone;
  const bool takes_preferences = kind.link == MailLink::kPreferences && payload.url.empty();
  return takes_preferences ? payload.preferences_url : payload.url;
}

bool lacks_its_link(const MailKind& kind, const Payload& payload) {
  return kind.link != MailLink::kNone && main_link(kind, payload).empty();
}

void set(Json& data, const std::string& name, const std::string& value) {
  data[name] = value;
  data["has_" + name] = !value.empty();
}

// Every tag a template may use, besides its words.
Json tags_of(const MailKind& kind, const Payload& payload) {
  const std::string& link = main_link(kind, payload);
  Json data = Json::object();
  data["url"] = link;
  data["has_link"] = !link.empty();
  set(data, "code", kind.has_code ? payload.code : std::string());
  set(data, "information", payload.information);
  set(data, "unsubscribe_url", payload.unsubscribe_url);
  set(data, "preferences_url", payload.preferences_url == link ? std::string() : payload.preferences_url);
  data["purposes"] = payload.purposes;
  data["has_purposes"] = !payload.purposes.empty();
  return data;
}

// Where a template leaves something out, its empty lines meet.
std::string without_gaps(std::string text) {
  RE2::GlobalReplace(&text, "\\n{3,}", "\n\n");
  return text;
}

}  // namespace

const std::string& Composer::brand(const Payload& payload) const {
  const auto site = sender_.site_names.find(payload.site);
  return site == sender_.site_names.end() || site->second.empty() ? sender_.name : site->second;
}

std::string Composer::from_envelope(const Id& id) const {
  return return_path_ && return_path_->is_used() ? return_path_->address(id) : sender_.address;
}

Rendered Composer::render(const MailKind& kind, const Payload& payload) const {
  const localize::Parameters parameters{{"brand", brand(payload)}, {"hours", std::to_string(payload.hours > 0 ? payload.hours : hours_)},
                                        {"provider", payload.provider}};
  const localize::Words words{{"mail.common.", std::string(kind.name) + "."}, parameters};
  Json data = tags_of(kind, payload);
  data["has_expiry"] = templates_.localizer().has(payload.locale, std::string(kind.name) + ".expiry");
  const auto part = [&](std::string_view extension) {
    const std::string own = std::string(kind.name) + std::string(extension);
    const std::string common = "mail" + std::string(extension);
    return templates_.render(templates_.has(own) ? own : common, payload.locale, words, data);
  };
  return {templates_.localizer().text(payload.locale, std::string(kind.name) + ".subject", parameters),
          without_gaps(part(".txt")), part(".html")};
}

std::optional<Envelope> Composer::compose(const Id& id, std::string_view kind_name, std::string_view text,
                                          Millis now) const {
  const MailKind* kind = find_mail_kind(kind_name);
  const auto payload = parse_payload(text);
  if (kind == nullptr || !payload || lacks_its_link(*kind, *payload)) return std::nullopt;
  Rendered rendered = render(*kind, *payload);
  Message message;
  message.id = crypto::id_text(id);
  message.from = sender_.address;
  message.from_name = brand(*payload);
  message.to = payload->to;
  message.subject = std::move(rendered.subject);
  message.text = std::move(rendered.text);
  message.html = std::move(rendered.html);
  message.unsubscribe_url = payload->unsubscribe_url;
  message.date = now;
  auto content = build_message(message);
  if (!content) return std::nullopt;
  std::string mail = signer_ ? signer_->sign(*content, now) : *std::move(content);
  if (mail.empty()) return std::nullopt;
  return Envelope{message.id, from_envelope(id), payload->to, std::move(mail)};
}

}  // namespace guichet::mail
