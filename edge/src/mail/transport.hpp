#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>

namespace guichet::mail {

// One mail ready to go.
struct Envelope {
  std::string id;  // of the outbox row
  std::string from;
  std::string to;
  std::string content;  // as build_message() made it
};

enum class Fate : std::uint8_t {
  kDelivered,
  kTryLater,
  kRefused,  // this mail will never be taken
};

// What became of one attempt. The code is short, stable and holds no address: "smtp.550.5.1.1".
struct Delivery {
  Fate fate = Fate::kDelivered;
  std::string code;
  std::string reply = {};          // the server's last words, "250 2.0.0 OK queued as X": printable ASCII, bounded
  bool is_mailbox_dead = false;  // there is no such recipient, and no use in writing to it again
};

// The whole mail was handed over and no reply came: perhaps it was taken (RFC 1047).
inline constexpr std::string_view kReplyLost = "smtp.reply_lost";

// A way out for mail. Each worker thread has its own.
class Transport {
 public:
  virtual ~Transport() = default;

  // Blocks until the mail is handed over or refused, or until about a second after a stop is asked for.
  virtual Delivery deliver(const Envelope& envelope, std::stop_token stop) = 0;
};

using MakeTransport = std::function<std::unique_ptr<Transport>()>;

}  // namespace guichet::mail
