#include "store/error.hpp"

namespace guichet::store {

std::string_view errc_name(StoreErrc code) {
  switch (code) {
    case StoreErrc::kBusy: return "busy";
    case StoreErrc::kFull: return "full";
    case StoreErrc::kCorrupt: return "corrupt";
    case StoreErrc::kConstraint: return "constraint";
    case StoreErrc::kIo: return "io";
    case StoreErrc::kOverloaded: return "overloaded";
    case StoreErrc::kClosed: return "closed";
    case StoreErrc::kNewerSchema: return "newer_schema";
    case StoreErrc::kOther: break;
  }
  return "other";
}

}  // namespace guichet::store
