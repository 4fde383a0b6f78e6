// Hands mails to an SMTP server on one connection and says what became of each, a line "FATE CODE" for it.
// usage: smtp_send URL TLS(required|optional) CERTIFICATE_FILE USERNAME PASSWORD TIMEOUT_SECONDS RECIPIENT...
// CERTIFICATE_FILE and USERNAME may be "".

#include <cstdlib>
#include <iostream>

#include "mail/message.hpp"
#include "mail/smtp_transport.hpp"

using namespace guichet::mail;

namespace {

constexpr int kOptions = 6;

std::string_view fate_name(Fate fate) {
  switch (fate) {
    case Fate::kDelivered: return "delivered";
    case Fate::kTryLater: return "later";
    case Fate::kRefused: break;
  }
  return "refused";
}

Message message_to(std::string to, int number) {
  return {"id-" + std::to_string(number), "bonjour@example.org", "Maison Élodie", std::move(to),
          "Confirmez votre adresse, s’il vous plaît", ".À bientôt\n.\nhttp://127.0.0.1/confirm/A\n",
          "<p>À bientôt</p>\n", 0};
}

}  // namespace

int main(int count, char** arguments) {
  if (count <= kOptions + 1) return 2;
  SmtpOptions options;
  options.url = arguments[1];
  options.require_tls = std::string_view(arguments[2]) == "required";
  options.certificate_file = arguments[3];
  options.username = arguments[4];
  options.password = arguments[5];
  options.timeout_seconds = std::atol(arguments[6]);
  SmtpTransport transport(options);
  for (int i = kOptions + 1; i < count; ++i) {
    const Message message = message_to(arguments[i], i - kOptions);
    const auto content = build_message(message);
    if (!content) return 3;
    const Delivery delivery = transport.deliver({message.id, message.from, message.to, *content}, {});
    std::cout << fate_name(delivery.fate) << ' ' << delivery.code << '\n';
  }
}
