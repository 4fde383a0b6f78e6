#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/bytes.hpp"
#include "crypto/keys.hpp"
#include "guichet/match.hpp"
#include "match/profile_view.hpp"

namespace guichet::matching {

// One for each of the sources of an account that differ.
inline constexpr std::size_t kMaxProfiles = 8;
using Profiles = std::vector<match::Profile>;

// The profiles of an account as the store keeps them; of more than kMaxProfiles, the last ones.
Bytes seal_profiles(const crypto::Keys& keys, std::string_view tenant, const Id& account,
                    const Profiles& profiles);

// What seal_profiles() sealed, for next_profile(). Nothing for what is not genuine.
std::optional<std::string> open_profiles(const crypto::Keys& keys, std::string_view tenant, const Id& account,
                                         ByteView sealed);

// Takes the first profile off opened ones, as views into them. Nothing for bytes of another format.
std::optional<match::ProfileView> next_profile(std::string_view& opened);

// The profile of one submission, which its account takes when the submission is confirmed.
Bytes seal_submitted(const crypto::Keys& keys, std::string_view tenant, const Id& submission,
                     const match::Profile& profile);
std::optional<match::Profile> open_submitted(const crypto::Keys& keys, std::string_view tenant,
                                             const Id& submission, ByteView sealed);

}  // namespace guichet::matching
