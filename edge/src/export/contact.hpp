#pragma once

#include "crypto/keys.hpp"
#include "json/json.hpp"
#include "store/accounts.hpp"
#include "store/consents.hpp"
#include "store/submissions.hpp"

namespace guichet::exporting {

// What a CRM is to do with an account.
enum class Change : std::uint8_t {
  kPut,     // add it, or write it anew
  kLeft,    // take it out: it is no longer among the chosen ones
  kErased,  // remove all that is known of it: the person asked to be forgotten, or it is gone
};
std::string_view change_name(Change change);

// One contact in clear. Nothing but the id when it is not to be put.
struct Contact {
  Change change = Change::kPut;
  Id account{};
  store::Account facts = {};
  Json profile = {};
  std::vector<store::Consent> consents = {};
  std::vector<store::Source> sources = {};
};

// Everything about an account, whose sealed profile it has.
store::Result<Contact> read_contact(store::Database& database, const crypto::Keys& keys,
                                    const store::Account& account);

}  // namespace guichet::exporting
