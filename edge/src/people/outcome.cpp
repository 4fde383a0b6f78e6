#include "people/outcome.hpp"

#include "crypto/blind_index.hpp"
#include "crypto/ids.hpp"
#include "crypto/token.hpp"
#include "people/instant.hpp"
#include "people/person.hpp"

namespace guichet::people {
namespace {

std::string_view source_name(OutcomeSource source) {
  static constexpr std::string_view kNames[] = {"review", "proof", "unlink"};
  return kNames[static_cast<std::size_t>(source)];
}

}  // namespace

store::Status record_outcome(store::Transaction& transaction, const crypto::Keys& keys,
                             const store::MatchReview& review, bool is_same, OutcomeSource source, Millis now) {
  const auto person = find_person(transaction, review.tenant, review.candidate);
  if (!person) return person.error();
  store::MatchOutcome outcome;
  outcome.id = crypto::new_id(now);
  outcome.tenant = review.tenant;
  outcome.review = review.id;
  outcome.score = review.score;
  outcome.certainty = review.certainty;
  outcome.is_same = is_same;
  outcome.source = source_name(source);
  outcome.person_ix = crypto::blind_index(keys, review.tenant, "person", crypto::id_text(person->accounts.front()));
  outcome.model_version = review.model_version;
  outcome.at = now;
  return store::put_outcome(transaction, outcome);
}

Json outcome_json(const store::MatchOutcome& outcome) {
  return Json{{"id", crypto::id_text(outcome.id)}, {"score", outcome.score},
              {"certainty", outcome.certainty},    {"same", outcome.is_same},
              {"source", outcome.source},          {"person", crypto::hex(outcome.person_ix)},
              {"model_version", outcome.model_version}, {"at", instant_text(outcome.at)}};
}

}  // namespace guichet::people
