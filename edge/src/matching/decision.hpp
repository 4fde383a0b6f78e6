#pragma once

#include <functional>
#include <optional>

#include "common/clock.hpp"
#include "json/json.hpp"
#include "matching/candidates.hpp"
#include "matching/engine.hpp"

namespace guichet::matching {

// What matching makes of a new account.
struct Decision {
  match::Band band = match::Band::kNew;
  std::optional<Id> candidate;  // the account that fits best, if any shares a key
  match::Verdict verdict;       // about the candidate
  bool is_ambiguous = false;    // two accounts are both more probable than not
  std::size_t candidates = 0;   // accounts that were compared
  std::int64_t skipped_keys = 0;
};

// What is known of people beside what they say; nothing where it is left out.
struct KnownPeople {
  std::function<store::Result<bool>(const Id&, const Id&)> are_one;  // whether two accounts are one person
  // Whether any account of the person that an account belongs to is verified.
  std::function<store::Result<bool>(const Id&)> is_verified;
};

// Compares what a new account says with the accounts of its tenant that are there, and decides what that
// leads to. The new account has proved nothing yet. Changes nothing. `now`: for who is a minor (under 18).
store::Result<Decision> decide(store::Database& database, const crypto::Keys& keys, std::string_view tenant,
                               const match::Profile& profile, const Engine& engine, const match::Bands& bands,
                               Millis now, const KnownPeople& people = {});

// The decision for a trusted backend: {"band", "model", "candidate", "compared", "skipped_keys"} and, where
// there is a candidate, "ambiguous", the members of verdict_json() and "explanation": sentences in the
// locale's language.
Json decision_json(const Decision& decision, const Engine& engine, std::string_view locale);

}  // namespace guichet::matching
