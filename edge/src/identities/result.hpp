#pragma once

#include <map>
#include <optional>
#include <string>

#include "identities/arrival.hpp"
#include "json/json.hpp"

namespace guichet::identities {

// Who comes for a result.
struct ResultOrder {
  std::string tenant;
  std::string site;
  std::string code;
  std::string verifier;  // of the page that set out; empty for a page without scripts
  std::string session;   // the cookie's value: what stands for the verifier when there was no challenge
};

// What the page may know.
struct TakenResult {
  ArrivalState state = ArrivalState::kFailed;
  std::string form;
  std::string locale;
  std::string provider;
  std::string provider_name;
  std::map<std::string, std::string> values = {};  // what follows is empty unless somebody is back
  bool is_mail_proved = false;                     // the address among the values needs no mail of ours
  std::string ticket = {};
  std::string id_token = {};  // ours, when the person is signed in
};

// Gives it once. Nothing for a code that is wrong, used or too old, of another site, or whose verifier or
// session is another one; who only saw the code somewhere does not take it away from the page that waits for
// it.
store::Result<std::optional<TakenResult>> take_result(store::Transaction& transaction,
                                                      const crypto::Keys& keys, const Settings& settings,
                                                      const ResultOrder& order, Millis now);

// {"v": 1, "state", "provider": {"id", "name"}, "values"?, "email_verified"?, "ticket"?, "id_token"?}
Json result_json(const TakenResult& result);

}  // namespace guichet::identities
