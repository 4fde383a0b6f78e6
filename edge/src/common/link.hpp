#pragma once

#include <cstdint>
#include <string>

namespace guichet {

// What a link of a mail is worth to whoever opens it.
enum class LinkState : std::uint8_t {
  kInvalid,  // wrong, expired or cancelled: the visitor is not told which
  kReady,
  kDone,     // by this very call
  kAlready,  // before
};

struct Link {
  LinkState state = LinkState::kInvalid;
  std::string locale;  // of whom the mail was for; empty for an invalid link
};

}  // namespace guichet
