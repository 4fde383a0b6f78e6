#include "people/outcome.hpp"

#include <algorithm>

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
                             const store::MatchReview& review, bool is_same, OutcomeSource source,
                             Millis now) {
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
  outcome.person_ix =
      crypto::blind_index(keys, review.tenant, "person", crypto::id_text(person->accounts.front()));
  outcome.model_version = review.model_version;
  outcome.at = now;
  return store::put_outcome(transaction, outcome);
}

Json outcome_json(const store::MatchOutcome& outcome) {
  return Json{{"id", crypto::id_text(outcome.id)},
              {"score", outcome.score},
              {"certainty", outcome.certainty},
              {"same", outcome.is_same},
              {"source", outcome.source},
              {"person", crypto::hex(outcome.person_ix)},
              {"model_version", outcome.model_version},
              {"at", instant_text(outcome.at)}};
}

store::Result<Json> outcome_list(store::Database& database, std::string_view tenant, const Id& after,
                                 std::size_t limit) {
  const auto outcomes = store::list_outcomes(database, tenant, after, static_cast<std::int64_t>(limit) + 1);
  if (!outcomes) return outcomes.error();
  Json list = Json::array();
  for (std::size_t i = 0; i < std::min(limit, outcomes->size()); ++i)
    list.push_back(outcome_json((*outcomes)[i]));
  Json next = outcomes->size() > limit ? list.back()["id"] : Json();
  return Json{{"v", 1}, {"outcomes", std::move(list)}, {"next", std::move(next)}};
}

}  // namespace guichet::people
