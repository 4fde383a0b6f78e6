#include "matching/sealed_profiles.hpp"

#include <algorithm>

#include "crypto/seal.hpp"

namespace guichet::matching {
namespace {

constexpr std::string_view kAccountColumn = "match_account.profiles";
constexpr std::string_view kSubmissionColumn = "submission.match_profile";
constexpr std::size_t kLengthBytes = 2;

void append_part(std::string& bytes, const std::string& part) {
  bytes += static_cast<char>(part.size() >> 8);
  bytes += static_cast<char>(part.size() & 0xFF);
  bytes += part;
}

// Takes a part off the front. Nothing when the bytes end before it does.
std::optional<std::string_view> take_part(std::string_view& bytes) {
  if (bytes.size() < kLengthBytes) return std::nullopt;
  const std::size_t size = static_cast<std::size_t>(static_cast<unsigned char>(bytes[0])) << 8 |
                           static_cast<unsigned char>(bytes[1]);
  if (bytes.size() - kLengthBytes < size) return std::nullopt;
  const std::string_view part = bytes.substr(kLengthBytes, size);
  bytes.remove_prefix(kLengthBytes + size);
  return part;
}

}  // namespace

Bytes seal_profiles(const crypto::Keys& keys, std::string_view tenant, const Id& account,
                    const Profiles& profiles) {
  const std::size_t first = profiles.size() - std::min(profiles.size(), kMaxProfiles);
  std::string bytes;
  for (std::size_t i = first; i < profiles.size(); ++i) append_part(bytes, match::write_profile(profiles[i]));
  return crypto::seal(keys, bytes, {tenant, kAccountColumn, account});
}

std::optional<std::string> open_profiles(const crypto::Keys& keys, std::string_view tenant, const Id& account,
                                         ByteView sealed) {
  auto opened = crypto::open(keys, sealed, {tenant, kAccountColumn, account});
  if (!opened) return std::nullopt;
  return *std::move(opened);
}

std::optional<match::ProfileView> next_profile(std::string_view& opened) {
  const auto part = take_part(opened);
  return part ? match::view_of_bytes(*part) : std::nullopt;
}

Bytes seal_submitted(const crypto::Keys& keys, std::string_view tenant, const Id& submission,
                     const match::Profile& profile) {
  return crypto::seal(keys, match::write_profile(profile), {tenant, kSubmissionColumn, submission});
}

std::optional<match::Profile> open_submitted(const crypto::Keys& keys, std::string_view tenant,
                                             const Id& submission, ByteView sealed) {
  const auto bytes = crypto::open(keys, sealed, {tenant, kSubmissionColumn, submission});
  return bytes ? match::read_profile(*bytes) : std::nullopt;
}

}  // namespace guichet::matching
