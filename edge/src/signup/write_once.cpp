#include "signup/write_once.hpp"

#include "consent/confirmation_mail.hpp"
#include "consent/opposition.hpp"
#include "consent/request.hpp"
#include "crypto/blind_index.hpp"
#include "crypto/ids.hpp"
#include "crypto/seal.hpp"
#include "crypto/token.hpp"
#include "identities/link_request.hpp"
#include "identities/submission.hpp"
#include "matching/index.hpp"
#include "matching/submitted_profile.hpp"
#include "people/match_case.hpp"
#include "people/person.hpp"
#include "signup/answers.hpp"
#include "signup/mail_order.hpp"
#include "store/accounts.hpp"
#include "store/claims.hpp"
#include "store/events.hpp"
#include "store/idempotency.hpp"
#include "store/oppositions.hpp"
#include "store/submissions.hpp"
#include "store/used_challenges.hpp"

namespace guichet::signup {
namespace {

using store::Status;
using store::Transaction;

constexpr std::string_view kRoute = "submissions";
constexpr std::string_view kEmail = "email";

// The steps of one submission, which share the same surroundings.
class Recorder {
 public:
  Recorder(Transaction& transaction, const crypto::Keys& keys, const Policy& policy, const Intake& intake, Millis now)
      : transaction_(transaction), keys_(keys), policy_(policy), intake_(intake), now_(now),
        key_hash_(request_index(keys, intake.tenant, intake.idempotency_key)),
        request_hash_(index("idempotency-request", intake.body)), id_(crypto::new_id(now)) {}

  store::Result<Answer> record() {
    const auto kept = store::find_idempotency(transaction_, intake_.tenant, kRoute, key_hash_);
    if (!kept) return kept.error();
    if (*kept) return repeat(**kept);
    const auto unpublished = consent::find_unpublished(transaction_, intake_.tenant, intake_.submission.form->id,
                                                       intake_.submission.consents);
    if (!unpublished) return unpublished.error();
    if (*unpublished) return problem_answer(Errc::kRequestBadValue, append_pointer("/consents", **unpublished));
    const auto is_fresh = use_challenge();
    if (!is_fresh) return is_fresh.error();
    if (!*is_fresh) return problem_answer(Errc::kProtectionRequired);
    if (const Status presented = present_login(); !presented) return presented.error();
    Placement placement;
    if (const Status placed = place(placement); !placed) return placed.error();
    if (const Status compared = compare(placement); !compared) return compared.error();
    if (const Status stored = store_submission(placement); !stored) return stored.error();
    if (const Status asked = ask_consents(placement); !asked) return asked.error();
    if (const Status taken_up = take_up(placement); !taken_up) return taken_up.error();
    if (const Status proved = login_.is_proof() ? prove(placement) : order_mail(placement); !proved)
      return proved.error();
    Answer answer = make_answer(placement);
    if (const Status kept_answer = keep(answer); !kept_answer) return kept_answer.error();
    answer.decision = std::move(placement.decision);
    return answer;
  }

 private:
  Bytes32 index(std::string_view kind, std::string_view text) const {
    return crypto::blind_index(keys_, intake_.tenant, kind, text);
  }

  store::Result<Answer> repeat(const store::KeptAnswer& kept) const {
    if (!crypto::equal(kept.request_hash, request_hash_)) return problem_answer(Errc::kIdempotencyMismatch);
    const auto body = crypto::open(keys_, kept.answer_sealed, answer_place());
    if (!body) return store::StoreError{store::StoreErrc::kCorrupt, "idempotency.answer does not open"};
    return Answer{static_cast<unsigned>(kept.status), *body};
  }

  crypto::SealPlace answer_place() const { return {intake_.tenant, "idempotency.answer", key_hash_}; }

  store::Result<bool> use_challenge() {
    if (!intake_.challenge) return true;
    return store::use_challenge(transaction_, intake_.tenant, intake_.challenge->hash, intake_.challenge->expires_at);
  }

  bool has_email() const { return !intake_.judgement.canonical_email().empty(); }
  bool is_trapped() const { return intake_.submission.is_trapped; }
  Millis lifetime() const { return policy_.lifetime_of(*intake_.submission.form); }

  store::ClaimKey claim_key() const {
    return {intake_.tenant, std::string(kEmail), index(kEmail, intake_.judgement.canonical_email())};
  }

  Status present_login() {
    if (!has_email() || is_trapped()) return Done{};
    // A form that stands on a page of ours says by its Origin that it is ours, not whose site it is for.
    const std::string site = intake_.channel == Channel::kForm ? std::string() : intake_.site;
    auto presented = identities::present_login(transaction_, keys_, policy_.identities,
                                               {intake_.tenant, site, intake_.submission.login, claim_key()}, now_);
    if (!presented) return presented.error();
    login_ = *std::move(presented);
    return Done{};
  }

  // Finds the account this address belongs to, verified or still pending, or makes a pending one. Who proves the address
  // by a login takes over no account that somebody else may have prepared.
  Status place(Placement& placement) {
    if (!has_email() || is_trapped()) return Done{};
    const Bytes32 fingerprint = consent::opposition_fingerprint(keys_, intake_.tenant, claim_key().blind_ix);
    const auto opposed = store::is_opposed(transaction_, intake_.tenant, fingerprint);
    if (!opposed) return opposed.error();
    const auto claims = store::find_claims(transaction_, claim_key());
    if (!claims) return claims.error();
    if (login_.use == identities::LoginUse::kFresh) return place_anew(placement, *opposed);
    for (const store::Claim& claim : *claims) {  // the verified one comes first
      if (!claim.is_verified && claim.expires_at.value_or(0) <= now_) continue;
      placement = {claim.is_verified ? Match::kExisting : Match::kPending, claim.account_id, {}, *opposed};
      return claim.is_verified ? Status(Done{}) : claim_for(claim.account_id);
    }
    return place_anew(placement, *opposed);
  }

  Status place_anew(Placement& placement, bool is_opposed) {
    const Id account = crypto::new_id(now_);
    placement = {Match::kNew, account, {}, is_opposed};
    const Bytes profile = crypto::seal(keys_, write_json(intake_.submission.values),
                                       {intake_.tenant, "account.profile", account});
    const Status inserted = store::insert_account(
        transaction_, store::Account{account, intake_.tenant, false, profile, now_, std::nullopt});
    return inserted ? claim_for(account) : inserted;
  }

  Status claim_for(const Id& account) {
    return store::insert_claim(transaction_, claim_key(), account, now_, now_ + lifetime());
  }

  bool is_to_be_matched(const Placement& placement) const {
    return policy_.matching != nullptr && (placement.match == Match::kNew || placement.match == Match::kPending);
  }

  // Compares a new account with those that are there, then makes it findable for those to come: the writer does one
  // submission after the other, so that of two at the same time the later sees the earlier. What is said to an account
  // that somebody else may have made waits for its proof.
  Status compare(Placement& placement) {
    if (!is_to_be_matched(placement)) return Done{};
    const forms::PublishedForm& form = *intake_.submission.form;
    profile_ = matching::submitted_profile(intake_.submission.values, intake_.judgement.report["values"], form.country);
    if (placement.match != Match::kNew) return Done{};
    auto decision = matching::decide(transaction_, keys_, intake_.tenant, *profile_, *policy_.matching, form.matching,
                                     now_, people::known_people(transaction_, intake_.tenant));
    if (!decision) return decision.error();
    placement.decision = *std::move(decision);
    return matching::index_account(transaction_, keys_, intake_.tenant, *placement.account, {*profile_}, now_);
  }

  Status take_up(const Placement& placement) {
    const auto& decision = placement.decision;
    if (!decision || !decision->candidate || decision->band == match::Band::kNew) return Done{};
    const people::MatchCase found{intake_.tenant,
                                  id_,
                                  *placement.account,
                                  *decision->candidate,
                                  decision->verdict,
                                  decision->band,
                                  policy_.matching->model_version,
                                  intake_.submission.locale,
                                  false,
                                  origin()};
    return people::take_up(transaction_, keys_, policy_, found, now_);
  }

  Answer make_answer(const Placement& placement) const {
    if (intake_.channel != Channel::kBackend) {
      const bool is_expired = login_.use == identities::LoginUse::kExpired;
      return login_answer(neutral_answer(intake_.judgement), {login_.is_proof(), is_expired, id_token_});
    }
    const Json comparison = placement.decision ? matching::decision_json(*placement.decision, *policy_.matching,
                                                                         intake_.submission.locale)
                                               : Json::object();
    return full_answer(intake_.judgement, id_, placement, comparison);
  }

  std::string finding_codes() const {
    Json codes = Json::array();
    for (const Json& finding : intake_.judgement.report["findings"]) codes.push_back(finding["code"]);
    return write_json(codes);
  }

  Status store_submission(const Placement& placement) {
    const Json& versions = intake_.judgement.report["versions"];
    store::Submission row;
    row.id = id_;
    row.tenant = intake_.tenant;
    row.site = intake_.site;
    row.form_id = intake_.submission.form->id;
    row.form_hash = intake_.submission.form->hash;
    row.ruleset_hash = versions["ruleset"].get<std::string>();
    row.data_hash = versions["data"].get<std::string>();
    row.core_version = versions["core"].get<std::string>();
    row.account_id = placement.account;
    row.outcome = is_trapped() ? "review" : intake_.judgement.outcome();
    row.codes = finding_codes();
    row.values_sealed = seal_column("submission.values", intake_.submission.values);
    if (!intake_.submission.client_report.is_null()) {
      row.report_sealed = seal_column("submission.report", intake_.submission.client_report);
    }
    if (profile_) row.match_profile_sealed = matching::seal_submitted(keys_, intake_.tenant, id_, *profile_);
    row.locale = intake_.submission.locale;
    row.channel = channel_name(intake_.channel);
    row.has_consents = !intake_.submission.consents.empty();
    row.received_at = now_;
    const Status inserted = store::insert_submission(transaction_, row);
    if (!inserted) return inserted;
    return store::insert_event(transaction_, {crypto::new_id(now_), intake_.tenant, "submission.received", id_, now_,
                                              write_json(event_detail(row, placement)), placement.account});
  }

  // What the figures are made of; no values.
  static Json event_detail(const store::Submission& row, const Placement& placement) {
    Json detail{{"form", row.form_id}, {"outcome", row.outcome}};
    if (!placement.decision) return detail;
    const matching::Decision& decision = *placement.decision;
    detail["match"] = Json{{"band", match::band_name(decision.band)},
                           {"compared", decision.candidates},
                           {"skipped_keys", decision.skipped_keys}};
    return detail;
  }

  Bytes seal_column(std::string_view column, const Json& content) const {
    return crypto::seal(keys_, write_json(content), {intake_.tenant, column, id_});
  }

  MailOrigin origin() const { return {intake_.client_network, intake_.submission.form->id}; }

  // What was ticked waits for the link. Until then it is no sign of life: a stranger may have typed the address.
  Status ask_consents(const Placement& placement) {
    if (!placement.account) return Done{};
    const Json& values = intake_.submission.values;
    return consent::record_requests(transaction_, keys_,
                                    {intake_.tenant, intake_.site, id_, *placement.account,
                                     intake_.submission.form->id, intake_.submission.form->hash,
                                     intake_.submission.consents, values[kEmail].get<std::string>(),
                                     intake_.judgement.canonical_email(), intake_.visit},
                                    now_);
  }

  // Somebody who has an account confirms it anew only when they allow something that they did not allow before.
  store::Result<bool> has_to_confirm(const Placement& placement) const {
    if (placement.match != Match::kExisting) return true;
    return consent::asks_for_more(transaction_, intake_.tenant, *placement.account, intake_.site,
                                  intake_.submission.consents);
  }

  Status order_mail(const Placement& placement) {
    if (!has_email()) return Done{};
    MailOrder order{intake_.tenant,
                    id_,
                    placement.account.value_or(Id{}),
                    claim_key(),
                    intake_.judgement.email_address(),
                    intake_.submission.locale,
                    lifetime(),
                    origin()};
    if (const Status prepared = consent::prepare_mail(transaction_, keys_, policy_, order); !prepared) return prepared;
    const Status kept = keep_code_request(transaction_, keys_, key_hash_, order, now_);
    if (!kept || !placement.account) return kept;
    if (const Status waits = keep_link_request(*placement.account); !waits) return waits;
    const auto confirms = has_to_confirm(placement);
    if (!confirms) return confirms.error();
    return *confirms ? order_confirmation_mail(transaction_, keys_, policy_, order, now_)
                     : order_account_exists_mail(transaction_, keys_, policy_, order, now_);
  }

  // Whoever proves the mail in the browser of the login connects it.
  Status keep_link_request(const Id& account) {
    if (login_.use != identities::LoginUse::kWaits) return Done{};
    return identities::keep_link_request(transaction_, keys_, *login_.ticket, id_, account, now_, now_ + lifetime());
  }

  // No mail is needed: a login speaks for the address.
  Status prove(const Placement& placement) {
    auto id_token = identities::prove_by_login(transaction_, keys_, policy_, login_,
                                               {claim_key(), id_, *placement.account}, now_);
    if (!id_token) return id_token.error();
    id_token_ = *std::move(id_token);
    return Done{};
  }

  Status keep(const Answer& answer) {
    const Bytes sealed = crypto::seal(keys_, answer.body, answer_place());
    return store::insert_idempotency(transaction_, {intake_.tenant, std::string(kRoute), key_hash_, request_hash_,
                                                    answer.status, sealed, now_, id_});
  }

  Transaction& transaction_;
  const crypto::Keys& keys_;
  const Policy& policy_;
  const Intake& intake_;
  Millis now_;
  Bytes32 key_hash_;
  Bytes32 request_hash_;
  Id id_;
  identities::PresentedLogin login_;
  std::string id_token_;
  std::optional<match::Profile> profile_;  // what the submission says of the person, when accounts are compared
};

}  // namespace

Bytes32 request_index(const crypto::Keys& keys, std::string_view tenant, std::string_view key) {
  return crypto::blind_index(keys, tenant, "idempotency-key", key);
}

store::Result<Answer> write_once(store::Transaction& transaction, const crypto::Keys& keys, const Policy& policy,
                                 const Intake& intake, Millis now) {
  return Recorder(transaction, keys, policy, intake, now).record();
}

}  // namespace guichet::signup
