#include "dns/breaker.hpp"

namespace guichet::dns {

bool Breaker::silent() {
  if (!answers_ || ++silences_ < kSilences) return false;
  answers_ = false;
  silences_ = 0;
  return true;
}

}  // namespace guichet::dns
