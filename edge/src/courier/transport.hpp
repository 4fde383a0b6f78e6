#pragma once

#include <cstdint>
#include <string>

namespace guichet::courier {

// One message ready to go.
struct Envelope {
  std::string id;
  std::string from;
  std::string to;
  std::string content;  // as compose() made it
};

enum class Fate : std::uint8_t { kDelivered, kTryLater, kRefused };

struct Delivery {
  Fate fate = Fate::kDelivered;
  std::string code;  // short and stable, such as "smtp_550"; without addresses
};

// Takes messages to where they go. One instance for each worker thread.
class Transport {
 public:
  virtual ~Transport() = default;
  virtual Delivery deliver(const Envelope& envelope) = 0;
};

}  // namespace guichet::courier
