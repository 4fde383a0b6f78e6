#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "common/clock.hpp"
#include "crypto/keys.hpp"
#include "matching/sealed_profiles.hpp"
#include "store/transaction.hpp"

namespace guichet::matching {

// What the candidates for a profile are looked up by: its blocking keys as keyed hashes, in their order, each
// once.
std::vector<std::int64_t> index_keys(const crypto::Keys& keys, std::string_view tenant,
                                     const match::Profile& profile);

// Makes an account findable by what these profiles say, and by nothing that it was findable by before. The
// account must be in the store.
store::Status index_account(store::Transaction& transaction, const crypto::Keys& keys,
                            std::string_view tenant, const Id& account, const Profiles& profiles, Millis now);

}  // namespace guichet::matching
