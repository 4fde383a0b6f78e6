#include "mail/sample.hpp"

namespace guichet::mail {

Payload sample_payload(const MailKind& kind, std::string_view language) {
  const std::string site = "https://signup.example/";
  const std::string token(43, 'A');
  Payload payload;
  payload.to = "person@example.org";
  payload.locale = language;
  if (kind.link == MailLink::kAction) payload.url = site + "confirm/" + token;
  payload.code = "ABCD-EFGH";
  payload.provider = "Example";
  // With characters that HTML must escape.
  payload.purposes = {language == "fr" ? "Lettre « Arts & Métiers »" : "Newsletter \"Arts & Crafts\""};
  payload.information = language == "fr" ? "Responsable : Exemple & Cie, 1 rue de l’Exemple, Paris."
                                         : "Controller: Example & Co, 1 Example Street, London.";
  payload.unsubscribe_url = site + "unsubscribe/" + token;
  payload.preferences_url = site + "preferences/" + token;
  return payload;
}

}  // namespace guichet::mail
