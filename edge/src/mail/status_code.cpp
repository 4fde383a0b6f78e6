#include "mail/status_code.hpp"

#include <algorithm>
#include <array>

namespace guichet::mail {

bool is_dead_mailbox(std::string_view status) {
  constexpr std::array<std::string_view, 7> kDead = {"5.1.1", "5.1.2",  "5.1.3", "5.1.6",
                                                       "5.1.10", "5.2.1", "5.4.4"};
  return std::find(kDead.begin(), kDead.end(), status) != kDead.end();
}

}  // namespace guichet::mail
