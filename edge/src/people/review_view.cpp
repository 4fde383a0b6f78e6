#include "people/review_view.hpp"

#include <algorithm>

#include "crypto/ids.hpp"
#include "crypto/seal.hpp"
#include "matching/explanation.hpp"
#include "people/account_view.hpp"
#include "people/explanation.hpp"
#include "people/instant.hpp"

namespace guichet::people {
namespace {

Json time_json(const std::optional<Millis>& instant) {
  return instant ? Json(instant_text(*instant)) : Json();
}
Json text_json(const std::optional<std::string>& text) { return text ? Json(*text) : Json(); }

store::StoreError broken(std::string what) { return {store::StoreErrc::kCorrupt, std::move(what)}; }

store::Result<Json> side_json(store::Database& database, const crypto::Keys& keys, std::string_view tenant,
                              const Id& id, std::string_view role) {
  const auto account = store::find_account(database, tenant, id);
  if (!account) return account.error();
  if (!*account) return broken("a review without its account");
  const auto text = crypto::open(keys, (*account)->profile_sealed, {tenant, "account.profile", id});
  auto values = text ? parse_json(*text) : Result<Json>(Error{Errc::kJsonSyntax});
  if (!values) return broken("account.profile does not open");
  auto sources = sources_json(database, tenant, {id});
  if (!sources) return sources;
  return Json{{"role", role},
              {"account", account_json(**account)},
              {"values", *std::move(values)},
              {"sources", *std::move(sources)}};
}

store::Result<Json> note_json(const crypto::Keys& keys, const store::MatchReview& review) {
  if (!review.note_sealed) return Json();
  const auto note = crypto::open(keys, *review.note_sealed, {review.tenant, "match_review.note", review.id});
  if (!note) return broken("match_review.note does not open");
  return Json(*note);
}

store::Result<Json> explanation_json(const crypto::Keys& keys, const localize::Localizer& localizer,
                                     const store::MatchReview& review, std::string_view locale) {
  const auto kept = open_verdict(keys, review);
  if (!kept) return kept.error();
  Json explanation = *kept->document;
  explanation["sentences"] = matching::explain(kept->verdict, localizer, locale);
  return explanation;
}

}  // namespace

Json review_summary(const store::MatchReview& review) {
  return Json{{"id", crypto::id_text(review.id)},
              {"state", review.state},
              {"decision", text_json(review.decision)},
              {"band", review.band},
              {"certainty", review.certainty},
              {"household", review.household},
              {"model_version", review.model_version},
              {"account", crypto::id_text(review.account)},
              {"candidate", crypto::id_text(review.candidate)},
              {"created_at", instant_text(review.created_at)},
              {"agreed_at", time_json(review.agreed_at)},
              {"decided_at", time_json(review.decided_at)},
              {"decided_by", text_json(review.decided_by)}};
}

store::Result<Json> review_list(store::Database& database, std::string_view tenant, std::string_view state,
                                const Id& after, std::size_t limit) {
  const auto reviews =
      store::list_reviews(database, tenant, state, after, static_cast<std::int64_t>(limit) + 1);
  if (!reviews) return reviews.error();
  const bool has_more = reviews->size() > limit;
  Json list = Json::array();
  for (std::size_t i = 0; i < std::min(limit, reviews->size()); ++i)
    list.push_back(review_summary((*reviews)[i]));
  Json next = has_more ? list.back()["id"] : Json();
  return Json{{"v", 1}, {"reviews", std::move(list)}, {"next", std::move(next)}};
}

store::Result<std::optional<Json>> review_view(store::Database& database, const crypto::Keys& keys,
                                               const localize::Localizer& localizer, std::string_view tenant,
                                               const Id& id, std::string_view locale) {
  const auto found = store::find_review(database, tenant, id);
  if (!found) return found.error();
  if (!*found) return std::optional<Json>();
  const store::MatchReview& review = **found;
  const auto newer = side_json(database, keys, tenant, review.account, "new");
  if (!newer) return newer.error();
  const auto known = side_json(database, keys, tenant, review.candidate, "known");
  if (!known) return known.error();
  const auto explanation = explanation_json(keys, localizer, review, locale);
  if (!explanation) return explanation.error();
  const auto note = note_json(keys, review);
  if (!note) return note.error();
  Json summary = review_summary(review);
  summary["note"] = *note;
  return std::optional<Json>(Json{{"v", 1},
                                  {"review", std::move(summary)},
                                  {"sides", Json::array({*newer, *known})},
                                  {"explanation", *explanation}});
}

}  // namespace guichet::people
