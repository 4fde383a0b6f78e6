#include "proof/chain.hpp"

#include <algorithm>

#include "crypto/hash.hpp"
#include "crypto/ids.hpp"
#include "crypto/seal.hpp"
#include "store/proofs.hpp"

namespace guichet::proof {
namespace {

using store::Transaction;

store::StoreError broken(std::string what) { return {store::StoreErrc::kCorrupt, std::move(what)}; }

Bytes sequence_row(std::int64_t sequence) {
  const std::string text = std::to_string(sequence);
  return {text.begin(), text.end()};
}

store::Result<Person> make_person(Transaction& transaction, const crypto::Keys& keys,
                                  const std::string& tenant, const Id& account) {
  Person person;
  person.key = crypto::random_bytes32();
  const Bytes32 random = crypto::random_bytes32();  // no time in it: it tells nothing of the account
  std::copy_n(random.begin(), person.subject.size(), person.subject.begin());
  const Bytes sealed = crypto::seal(keys, text_of(person.key), {tenant, "proof_person.key", account});
  const auto inserted = store::insert_proof_person(transaction, {tenant, account, person.subject, sealed});
  if (!inserted) return inserted.error();
  return person;
}

store::Result<Person> person_of(Transaction& transaction, const crypto::Keys& keys,
                                const Happening& happening) {
  const auto found = find_person(transaction, keys, happening.tenant, happening.account);
  if (!found) return found.error();
  if (*found) return **found;
  return make_person(transaction, keys, happening.tenant, happening.account);
}

store::Status keep_opening(Transaction& transaction, const crypto::Keys& keys, const Happening& happening,
                           std::int64_t sequence) {
  if (happening.personal.empty()) return Done{};
  const Bytes sealed = crypto::seal(keys, write_json(Json(happening.personal)),
                                    {happening.tenant, "proof_opening.fields", sequence_row(sequence)});
  return store::insert_proof_opening(transaction, {happening.tenant, sequence, happening.account, sealed});
}

}  // namespace

store::Result<std::int64_t> append(Transaction& transaction, const crypto::Keys& keys,
                                   const Happening& happening, Millis now) {
  const auto person = person_of(transaction, keys, happening);
  if (!person) return person.error();
  const auto head = find_head(transaction, happening.tenant);
  if (!head) return head.error();
  const Entry entry{happening.tenant, head->sequence + 1, std::string(happening.kind), now,
                    person->subject,  happening.facts,    happening.personal};
  const std::string content = entry_content(entry, person->key);
  const auto inserted = store::insert_proof_entry(
      transaction, {happening.tenant, entry.sequence, content, chain_hash(head->hash, content)});
  if (!inserted) return inserted.error();
  if (const auto kept = keep_opening(transaction, keys, happening, entry.sequence); !kept)
    return kept.error();
  return entry.sequence;
}

store::Result<Head> find_head(store::Database& database, std::string_view tenant) {
  const auto last = store::last_proof_entry(database, tenant);
  if (!last) return last.error();
  return *last ? Head{std::string(tenant), (*last)->sequence, (*last)->hash}
               : Head{std::string(tenant), 0, {}};
}

store::Result<std::optional<Person>> find_person(store::Database& database, const crypto::Keys& keys,
                                                 std::string_view tenant, const Id& account) {
  const auto found = store::find_proof_person(database, tenant, account);
  if (!found) return found.error();
  if (!*found) return std::optional<Person>();
  const auto key = crypto::open(keys, (*found)->key_sealed, {tenant, "proof_person.key", account});
  if (!key || key->size() != 32) return broken("proof_person.key does not open");
  Person person{(*found)->subject, {}};
  std::copy(key->begin(), key->end(), person.key.begin());
  return std::optional(person);
}

store::Result<std::optional<Fields>> find_fields(store::Database& database, const crypto::Keys& keys,
                                                 std::string_view tenant, std::int64_t sequence) {
  const auto found = store::find_proof_opening(database, tenant, sequence);
  if (!found) return found.error();
  if (!*found) return std::optional<Fields>();
  const auto text =
      crypto::open(keys, (*found)->fields_sealed, {tenant, "proof_opening.fields", sequence_row(sequence)});
  const auto json = text ? parse_json(*text) : Result<Json>(Error{Errc::kJsonSyntax});
  if (!json || !json->is_object()) return broken("proof_opening.fields does not open");
  Fields fields;
  for (const auto& [name, value] : json->items()) fields[name] = value.get<std::string>();
  return std::optional(std::move(fields));
}

}  // namespace guichet::proof
