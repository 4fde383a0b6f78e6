#include "store/account_filter.hpp"

#include <variant>

namespace guichet::store {
namespace {

using Kind = AccountFilter::Kind;

// Puts a statement together of fixed pieces of SQL; every value is bound.
class Condition {
 public:
  explicit Condition(std::string_view tenant) { values_.emplace_back(std::string(tenant)); }  // ?1

  const std::string& sql() const { return sql_; }

  void add(const AccountFilter& filter) {
    switch (filter.kind) {
      case Kind::kAll:
        return add_parts(filter, " AND ", "1 = 1");
      case Kind::kAny:
        return add_parts(filter, " OR ", "1 = 0");
      case Kind::kNot:
        return add_not(filter.parts.front());
      case Kind::kVerified:
        return equal("a.status", std::string(filter.is_wanted ? "verified" : "pending"));
      case Kind::kSource:
        return add_source(filter);
      case Kind::kCreated:
        return add_times("a.created_at", filter);
      case Kind::kVerifiedAt:
        return add_times("a.verified_at", filter);
      case Kind::kConsent:
        return add_consent(filter);
      case Kind::kMessages:
        return add_messages(filter);
      case Kind::kLinked:
        return add_linked(filter);
      case Kind::kChanged:
        return add_changed(filter);
    }
  }

  // Binds everything; further values go to the places that next_place() gave.
  void bind(Statement& statement) const {
    for (std::size_t i = 0; i < values_.size(); ++i) {
      std::visit([&](const auto& value) { statement.bind(static_cast<int>(i) + 1, value); }, values_[i]);
    }
  }

  int next_place() const { return static_cast<int>(values_.size()) + 1; }

 private:
  using Value = std::variant<std::string, std::int64_t>;

  void text(std::string_view piece) { sql_ += piece; }

  void value(Value value) {
    values_.push_back(std::move(value));
    sql_ += "?" + std::to_string(values_.size());
  }

  void equal(std::string_view column, Value wanted) {
    text(column);
    text(" = ");
    value(std::move(wanted));
  }

  template <class T>
  void and_equal(std::string_view column, const std::optional<T>& wanted) {
    if (!wanted) return;
    text(" AND ");
    equal(column, *wanted);
  }

  void and_compare(std::string_view piece, const std::optional<std::int64_t>& limit) {
    if (!limit) return;
    text(" AND ");
    text(piece);
    value(*limit);
  }

  void add_parts(const AccountFilter& filter, std::string_view between, std::string_view nothing) {
    if (filter.parts.empty()) return text(nothing);
    text("(");
    for (const AccountFilter& part : filter.parts) {
      if (&part != &filter.parts.front()) text(between);
      add(part);
    }
    text(")");
  }

  void add_not(const AccountFilter& part) {
    text("NOT (");
    add(part);
    text(")");
  }

  // A condition of its own is never unknown: what has no such time does not fit.
  void add_times(std::string_view column, const AccountFilter& filter) {
    text("(");
    text(column);
    text(" IS NOT NULL");
    and_compare(std::string(column) + " >= ", filter.since);
    and_compare(std::string(column) + " < ", filter.until);
    text(")");
  }

  void add_source(const AccountFilter& filter) {
    text("EXISTS (SELECT 1 FROM submission AS s WHERE s.tenant = ?1 AND s.account_id = a.id");
    and_equal("s.site", filter.site);
    and_equal("s.form_id", filter.form);
    and_equal("s.channel", filter.channel);
    and_equal("s.locale", filter.locale);
    if (filter.is_wanted) text(" AND s.confirmed_at IS NOT NULL");
    text(")");
  }

  void add_consent(const AccountFilter& filter) {
    const bool is_absence = filter.state == "none";
    text(is_absence ? "NOT EXISTS" : "EXISTS");
    text(" (SELECT 1 FROM consent AS c WHERE c.tenant = ?1 AND c.account_id = a.id");
    and_equal("c.purpose", filter.purpose);
    and_equal("c.site", filter.site);
    if (!is_absence) and_equal("c.state", filter.state);
    text(")");
  }

  // Messages to any account of the person.
  void add_messages(const AccountFilter& filter) {
    text("(SELECT count(*) FROM contact_log AS m WHERE m.tenant = ?1 AND m.account_id IN (");
    // Both ends of a link are looked up by themselves: one condition with OR would read all links for each account.
    text(
        "WITH RECURSIVE person (id) AS (SELECT a.id UNION"
        " SELECT CASE WHEN l.account_a = p.id THEN l.account_b ELSE l.account_a END"
        " FROM person AS p JOIN account_link AS l ON l.tenant = ?1 AND l.id IN ("
        "SELECT x.id FROM account_link AS x"
        " WHERE x.tenant = ?1 AND x.account_a = p.id AND x.undone_at IS NULL"
        " UNION ALL SELECT y.id FROM account_link AS y"
        " WHERE y.tenant = ?1 AND y.account_b = p.id AND y.undone_at IS NULL)) SELECT id FROM person)");
    and_compare("m.at > ", filter.since);
    and_equal("m.kind", filter.contact_kind);
    and_equal("m.channel", filter.channel);
    text(") BETWEEN ");
    value(filter.at_least.value_or(0));
    text(" AND ");
    value(filter.at_most.value_or(INT64_MAX));
  }

  void add_linked(const AccountFilter& filter) {
    text(filter.is_wanted ? "" : "NOT ");
    text(
        "(EXISTS (SELECT 1 FROM account_link AS l"
        " WHERE l.tenant = ?1 AND l.account_a = a.id AND l.undone_at IS NULL)"
        " OR EXISTS (SELECT 1 FROM account_link AS l WHERE l.tenant = ?1 AND l.account_b = a.id"
        " AND l.undone_at IS NULL))");
  }

  void add_changed(const AccountFilter& filter) {
    text("a.id IN (SELECT e.account_id FROM event AS e WHERE e.tenant = ?1 AND e.account_id IS NOT NULL");
    and_compare("e.number > ", filter.at_least);
    and_compare("e.number <= ", filter.at_most);
    text(")");
  }

  std::string sql_;
  std::vector<Value> values_;
};

Account read_facts(const Statement& row) {
  Account account;
  account.tenant = row.text(0);
  account.id = row.array<16>(1);
  account.is_verified = row.text(2) == "verified";
  account.created_at = row.integer(3);
  account.verified_at = row.optional_integer(4);
  return account;
}

}  // namespace

Result<std::vector<Account>> list_accounts(Database& database, std::string_view tenant,
                                           const AccountFilter& filter, const Id& after, std::int64_t limit,
                                           bool with_profiles) {
  Condition condition(tenant);
  condition.add(filter);
  const int place = condition.next_place();
  std::string sql = "SELECT a.tenant, a.id, a.status, a.created_at, a.verified_at";
  sql += with_profiles ? ", a.profile_sealed" : "";
  sql += " FROM account AS a WHERE a.tenant = ?1 AND " + condition.sql();
  sql += " AND a.id > ?" + std::to_string(place) + " ORDER BY a.id LIMIT ?" + std::to_string(place + 1);
  auto statement = database.prepare_once(sql);
  if (!statement) return statement.error();
  condition.bind(*statement);
  statement->bind(place, ByteView(after)).bind(place + 1, limit);
  std::vector<Account> accounts;
  while (true) {
    const auto row = statement->step();
    if (!row) return row.error();
    if (!*row) return accounts;
    accounts.push_back(read_facts(*statement));
    if (with_profiles) accounts.back().profile_sealed = statement->bytes(5);
  }
}

Result<std::int64_t> count_accounts(Database& database, std::string_view tenant,
                                    const AccountFilter& filter) {
  Condition condition(tenant);
  condition.add(filter);
  auto statement =
      database.prepare_once("SELECT count(*) FROM account AS a WHERE a.tenant = ?1 AND " + condition.sql());
  if (!statement) return statement.error();
  condition.bind(*statement);
  const auto row = statement->step();
  if (!row) return row.error();
  return statement->integer(0);
}

}  // namespace guichet::store
