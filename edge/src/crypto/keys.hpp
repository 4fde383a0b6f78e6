#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "common/bytes.hpp"

namespace guichet::crypto {

// What a derived key is for. The numbers are part of what is stored: never change or reuse one.
enum class Purpose : std::uint64_t {
  kKeyId = 1,
  kBlindIndex = 2,
  kSealing = 3,
  kTokenHash = 4,
  kMatchKey = 5,
  kProofSigning = 6,  // seed of the Ed25519 key that signs the head of the chain of proofs
  kManageLink = 7,    // links to a person's own choices: for withdrawing and the preference page
  kChallenge = 8,     // what a form hands out before it is sent
  kReturnPath = 9,    // the envelope senders that bounces come back to
  kIdTokenSigning = 10,  // seed of the P-256 key that signs our own ID tokens
};

// The master secret of one installation and everything derived from it. It lives in locked memory that is
// left out of core dumps and wiped at the end. Move-only; all const members may be called by many threads.
class Keys {
 public:
  static constexpr std::size_t kSecretBytes = 32;

  // Takes a copy of a 32-byte master secret. Nothing when the system gives no memory for secrets.
  static std::optional<Keys> from_secret(ByteView secret);

  // A new random master secret.
  static std::optional<Keys> random();

  // Names the master secret without revealing it; stored in front of each sealed value.
  std::uint32_t id() const { return id_; }

  // The 32-byte key of one purpose.
  ByteView derived(Purpose purpose) const;

  // The master secret itself: only for writing the key file.
  ByteView secret() const;

 private:
  struct Wiped {
    void operator()(void* memory) const;
  };
  // Master secret, then the derived keys in the order of Purpose.
  using Memory = std::unique_ptr<std::uint8_t[], Wiped>;

  explicit Keys(Memory memory);

  Memory memory_;
  std::uint32_t id_ = 0;
};

// Prepares libsodium. Cheap and safe to repeat from any thread; false when the system has no random source.
bool ready();

}  // namespace guichet::crypto
