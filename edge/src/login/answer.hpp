#pragma once

#include <string>

#include "login/failure.hpp"
#include "outbound/client.hpp"

namespace guichet::login {

// Why an answer of a provider is none; `name` begins the code: "token.timeout", "jwks.http.500". One that is too long,
// or says that we are wrong, is refused; anything else may be better later.
inline Failure failure_of(const std::string& name, const outbound::Response& response) {
  if (!response.failure.empty()) {
    const bool is_bad = response.failure == "too_long";
    return {is_bad ? FailureKind::kRefused : FailureKind::kUnavailable, name + "." + response.failure};
  }
  const bool is_down = response.status >= 500 || response.status == 429;
  return {is_down ? FailureKind::kUnavailable : FailureKind::kRefused, name + ".http." + std::to_string(response.status)};
}

}  // namespace guichet::login
