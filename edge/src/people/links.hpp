#pragma once

#include <optional>
#include <string>

#include "people/person.hpp"
#include "store/transaction.hpp"

namespace guichet::people {

// Why two accounts are thought to be one person.
enum class LinkReason : std::uint8_t {
  kProof,   // control of both sides was proved
  kReview,  // a person decided
  kScore,   // matching was sure enough, at collection
  kImport,  // matching was sure enough, over silos
};

std::string_view link_reason_name(LinkReason reason);  // "proof", "review", "score", "import"

struct LinkOrder {
  std::string tenant;
  Id account{};
  Id other{};  // in either order
  LinkReason reason = LinkReason::kReview;
  double certainty = 0;
  std::string model_version;
};

enum class LinkVerdict : std::uint8_t {
  kMade,
  kAlready,       // these two are linked; nothing was written
  kTooMany,       // the person would have more than kMaxAccounts accounts
  kBothVerified,  // a score alone never joins two people who each have a verified address
};

struct Linked {
  LinkVerdict verdict = LinkVerdict::kMade;
  Id id{};  // of the link, when there is one
  bool is_linked() const { return verdict == LinkVerdict::kMade || verdict == LinkVerdict::kAlready; }
};

// Links two accounts: a row and an event, nothing else changes. A proof or a person's word takes the place of
// a link by score between the same two, so that what ends links by score does not end what somebody decided.
// kConstraint unless both are accounts of the tenant, and two.
store::Result<Linked> link(store::Transaction& transaction, const LinkOrder& order, Millis now);

// Undoes a link: both sides are what they were. False when it is undone already or was never there.
store::Result<bool> unlink(store::Transaction& transaction, std::string_view tenant, const Id& link,
                           std::string_view why, Millis now);

// Undoes the link between two accounts, if there is one.
store::Status unlink_pair(store::Transaction& transaction, std::string_view tenant, const Id& account,
                          const Id& other, std::string_view why, Millis now);

}  // namespace guichet::people
