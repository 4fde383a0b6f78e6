#include "silos/import_row.hpp"

#include "consent/opposition.hpp"
#include "crypto/blind_index.hpp"
#include "crypto/ids.hpp"
#include "crypto/seal.hpp"
#include "guichet/email.hpp"
#include "guichet/version.hpp"
#include "matching/decision.hpp"
#include "matching/index.hpp"
#include "people/match_case.hpp"
#include "people/person.hpp"
#include "silos/intake.hpp"
#include "store/accounts.hpp"
#include "store/claims.hpp"
#include "store/import_rows.hpp"
#include "store/match_accounts.hpp"
#include "store/oppositions.hpp"
#include "store/submissions.hpp"

namespace guichet::silos {
namespace {

using match::Token;
using store::Status;
using store::Transaction;

constexpr Millis kNever = 253'402'300'799'000;  // the end of the year 9999
constexpr std::string_view kForm = "import";

// The steps of one row, which share the same surroundings.
class RowImport {
 public:
  RowImport(Transaction& transaction, const ImportContext& context, const PreparedRow& row, Millis now)
      : transaction_(transaction),
        context_(context),
        row_(row),
        now_(now),
        values_(write_json(row.values)),
        submission_(crypto::new_id(now)) {}

  store::Result<RowResult> run() {
    const Bytes32 row_ix = index("import-row", row_.silo + '\n' + row_.id);
    const Bytes32 content_ix = index("import-content", values_);
    const auto known = store::find_import_row(transaction_, context_.tenant, row_.silo, row_ix);
    if (!known) return known.error();
    if (*known && (*known)->content_ix == content_ix) return RowResult{};
    const auto opposed = is_opposed();
    if (!opposed) return opposed.error();
    if (*opposed) return RowResult{RowOutcome::kOpposed};
    RowResult result{*known ? RowOutcome::kChanged : RowOutcome::kNew};
    account_ = *known ? (*known)->account_id : crypto::new_id(now_);
    if (const Status kept = *known ? change() : add(); !kept) return kept.error();
    if (const Status added = add_source(); !added) return added.error();
    if (const Status matched = compare(result.band); !matched) return matched.error();
    const Status put =
        store::put_import_row(transaction_, {context_.tenant, row_.silo, row_ix, content_ix, account_, now_});
    return put ? store::Result<RowResult>(result) : put.error();
  }

 private:
  Bytes32 index(std::string_view kind, std::string_view text) const {
    return crypto::blind_index(context_.keys, context_.tenant, kind, text);
  }

  store::Result<bool> is_opposed() const {
    if (row_.email.empty()) return false;
    const Bytes32 fingerprint =
        consent::opposition_fingerprint(context_.keys, context_.tenant, index("email", row_.email));
    return store::is_opposed(transaction_, context_.tenant, fingerprint);
  }

  Bytes seal_values(std::string_view column, const Id& row) const {
    return crypto::seal(context_.keys, values_, {context_.tenant, column, row});
  }

  Status add() {
    store::Account account{
        account_, context_.tenant, false, seal_values("account.profile", account_), now_, {}, true};
    const Status inserted = store::insert_account(transaction_, account);
    return inserted ? claim() : inserted;
  }

  // What a person has proved and said stands against what a file says.
  Status change() {
    const auto account = store::find_account(transaction_, context_.tenant, account_);
    if (!account) return account.error();
    is_verified_ = *account && (*account)->is_verified;
    if (is_verified_) return Done{};
    const Status set =
        store::set_profile(transaction_, context_.tenant, account_, seal_values("account.profile", account_));
    if (!set) return set;
    // An address that was corrected may be a stranger's: who proves that one must not get this account.
    const Status dropped = store::drop_pending_claims(transaction_, context_.tenant, account_);
    return dropped ? claim() : dropped;
  }

  Status claim() {
    if (const Status done = claim("email", row_.email); !done) return done;
    return claim("tel", row_.profile.tel);
  }

  Status claim(std::string_view kind, std::string_view canonical) {
    if (canonical.empty()) return Done{};
    return store::insert_claim(transaction_, {context_.tenant, std::string(kind), index(kind, canonical)},
                               account_, now_, kNever);
  }

  Status add_source() {
    store::Submission source;
    source.id = submission_;
    source.tenant = context_.tenant;
    source.site = row_.silo;
    source.form_id = kForm;
    source.core_version = kVersion;
    source.account_id = account_;
    source.outcome = "accept";
    source.codes = "[]";
    source.values_sealed = seal_values("submission.values", submission_);
    if (context_.engine != nullptr) {
      source.match_profile_sealed =
          matching::seal_submitted(context_.keys, context_.tenant, submission_, row_.profile);
    }
    source.locale = context_.locale;
    source.channel = "backend";  // an operator's own system speaks, as a backend does
    source.received_at = now_;
    return store::insert_submission(transaction_, source);
  }

  // The account must not find itself.
  Status compare(match::Band& band) {
    if (context_.engine == nullptr || is_verified_) return Done{};
    if (const Status gone = store::remove_match_account(transaction_, context_.tenant, account_); !gone)
      return gone;
    const auto decision =
        matching::decide(transaction_, context_.keys, context_.tenant, row_.profile, *context_.engine,
                         match::Bands{}, now_, people::known_people(transaction_, context_.tenant));
    if (!decision) return decision.error();
    const Status indexed =
        matching::index_account(transaction_, context_.keys, context_.tenant, account_, {row_.profile}, now_);
    if (!indexed) return indexed;
    band = decision->candidate ? decision->band : match::Band::kNew;
    return band == match::Band::kNew ? Status(Done{}) : take_up(*decision);
  }

  Status take_up(const matching::Decision& decision) {
    const people::MatchCase found{context_.tenant,
                                  submission_,
                                  account_,
                                  *decision.candidate,
                                  decision.verdict,
                                  decision.band,
                                  context_.engine->model_version,
                                  context_.locale,
                                  true};
    return people::take_up(transaction_, context_.keys, signup::Policy{}, found, now_);
  }

  Transaction& transaction_;
  const ImportContext& context_;
  const PreparedRow& row_;
  const Millis now_;
  const std::string values_;
  const Id submission_;
  Id account_{};
  bool is_verified_ = false;
};

}  // namespace

PreparedRow prepare_row(const SourceRecord& record, const std::string& silo, const ColumnNames& known,
                        std::string_view country) {
  PreparedRow row{std::string(record.id), silo, Json::object(), profile_of(record, known, country), {}};
  for (std::size_t i = 0; i < match::kTokenCount; ++i) {
    const auto token = static_cast<Token>(i);
    if (!record[token].empty())
      row.values[std::string(match::token_name(token))] = std::string(record[token]);
  }
  if (!record[Token::kEmail].empty()) {
    const EmailReport report = check_email(record[Token::kEmail], country);
    if (report.email) row.email = report.email->canonical;
  }
  return row;
}

store::Result<RowResult> import_row(Transaction& transaction, const ImportContext& context,
                                    const PreparedRow& row, Millis now) {
  return RowImport(transaction, context, row, now).run();
}

}  // namespace guichet::silos
