#pragma once

#include <cstdint>
#include <string>

namespace guichet::login {

// What a sign-in that did not come about means for the person.
enum class FailureKind : std::uint8_t {
  kDenied,       // they said no
  kUnavailable,  // the provider could not be reached, or says so
  kRefused,      // what came back is not to be believed
  kExpired,      // it took too long, or was used before
};

// Why, for the log: "id_token.wrong_nonce", "token.http.500" ...: short, stable, nothing of what was answered.
struct Failure {
  FailureKind kind = FailureKind::kRefused;
  std::string code;
};

inline Failure refused(std::string code) { return {FailureKind::kRefused, std::move(code)}; }

}  // namespace guichet::login
