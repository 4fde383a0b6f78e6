#include "people/explanation.hpp"

#include "crypto/seal.hpp"
#include "matching/explanation.hpp"

namespace guichet::people {
namespace {

constexpr std::string_view kColumn = "match_review.explanation";

template <class Enum, class Name>
Enum find_by_name(std::string_view wanted, std::size_t count, Name name) {
  for (std::size_t i = 0; i < count; ++i) {
    if (name(static_cast<Enum>(i)) == wanted) return static_cast<Enum>(i);
  }
  return static_cast<Enum>(count - 1);
}

match::Relation relation_of(const Json& document, std::string_view member) {
  return find_by_name<match::Relation>(document.at(member).get_ref<const std::string&>(), 3,
                                       match::relation_name);
}

match::Evidence evidence_of(const Json& entry) {
  const auto field = find_by_name<match::Field>(entry.at("field").get_ref<const std::string&>(),
                                                match::kFieldCount, match::field_name);
  return {field, entry.at("level").get_ref<const std::string&>(), entry.at("weight").get<double>()};
}

match::Verdict verdict_of(const Json& document) {
  match::Verdict verdict;
  verdict.score = document.at("score").get<double>();
  verdict.certainty = document.at("certainty").get<double>();
  verdict.household = document.at("household").get<double>();
  verdict.relation = relation_of(document, "relation");
  verdict.runner_up = relation_of(document, "runner_up");
  verdict.prior = document.at("prior").get<double>();
  for (const Json& entry : document.at("evidence")) verdict.evidence.push_back(evidence_of(entry));
  verdict.alternative = document.at("alternative").get<double>();
  return verdict;
}

}  // namespace

Bytes seal_verdict(const crypto::Keys& keys, std::string_view tenant, const Id& review,
                   const match::Verdict& verdict) {
  return crypto::seal(keys, write_json(matching::verdict_json(verdict)), {tenant, kColumn, review});
}

// What opens was written by seal_verdict(): the seal says so.
store::Result<KeptVerdict> open_verdict(const crypto::Keys& keys, const store::MatchReview& review) {
  const auto text = crypto::open(keys, review.explanation_sealed, {review.tenant, kColumn, review.id});
  auto document = text ? parse_json(*text) : Result<Json>(Error{Errc::kJsonSyntax});
  if (!document)
    return store::StoreError{store::StoreErrc::kCorrupt, "match_review.explanation does not open"};
  KeptVerdict kept{std::make_shared<const Json>(*std::move(document)), {}};
  kept.verdict = verdict_of(*kept.document);
  return kept;
}

}  // namespace guichet::people
