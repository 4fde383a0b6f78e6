#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "crypto/seal.hpp"
#include "identities/arrival.hpp"

namespace guichet::identities {

// What stands sealed in a result.
struct ResultContent {
  ArrivalState state = ArrivalState::kFailed;
  std::string form;
  std::string locale;
  std::string provider;
  std::string provider_name;  // empty when nobody came back
  std::optional<login::Person> person;
};

std::string write_content(const ResultContent& content);
std::optional<ResultContent> read_content(std::string_view text);

inline crypto::SealPlace result_place(std::string_view tenant, const Bytes32& code_hash) {
  return {tenant, "login_result.content", code_hash};
}

}  // namespace guichet::identities
