#include "export/export_run.hpp"

#include "contacts/filter.hpp"
#include "store/events.hpp"

namespace guichet::exporting {
namespace {

using store::AccountFilter;
using Kind = AccountFilter::Kind;

constexpr std::int64_t kAtOnce = 500;
constexpr std::string_view kErasure = "account.erased";

class Run {
 public:
  Run(store::Database& database, const crypto::Keys& keys, const Order& order, const Take& take)
      : database_(database), keys_(keys), order_(order), take_(take) {}

  store::Result<std::optional<Counts>> go() {
    const auto last = store::last_number(database_, order_.tenant);
    if (!last) return last.error();
    counts_.number = *last;
    for (const auto step : {&Run::put_chosen, &Run::take_out_others, &Run::tell_erasures}) {
      const auto done = (this->*step)();
      if (!done) return done.error();
      if (!*done) return std::optional<Counts>();
    }
    return std::optional(counts_);
  }

 private:
  bool is_partial() const { return order_.after.has_value(); }

  AccountFilter changed() const {
    AccountFilter filter{Kind::kChanged};
    filter.at_least = order_.after;
    filter.at_most = counts_.number;
    return filter;
  }

  store::Result<bool> put_chosen() {
    const AccountFilter filter = is_partial() ? contacts::all_of({order_.chosen, changed()}) : order_.chosen;
    return each_account(filter, true, [this](const store::Account& account) -> store::Result<bool> {
      const auto contact = read_contact(database_, keys_, account);
      if (!contact) return contact.error();
      ++counts_.put;
      return take_(*contact);
    });
  }

  // Accounts that were perhaps in a file before and are not chosen any more.
  store::Result<bool> take_out_others() {
    if (!is_partial()) return true;
    const AccountFilter filter = contacts::all_of({AccountFilter{Kind::kNot, {order_.chosen}}, changed()});
    return each_account(filter, false, [this](const store::Account& account) -> store::Result<bool> {
      ++counts_.left;
      return take_({Change::kLeft, account.id});
    });
  }

  template <class Do>
  store::Result<bool> each_account(const AccountFilter& filter, bool with_profiles, Do act) {
    Id after{};
    while (true) {
      const auto accounts =
          store::list_accounts(database_, order_.tenant, filter, after, kAtOnce, with_profiles);
      if (!accounts) return accounts.error();
      for (const store::Account& account : *accounts) {
        const auto done = act(account);
        if (!done || !*done) return done;
      }
      if (accounts->size() < static_cast<std::size_t>(kAtOnce)) return true;
      after = accounts->back().id;
    }
  }

  store::Result<bool> tell_erasures() {
    if (!is_partial()) return true;
    store::EventQuery query{order_.after.value_or(0), std::string(kErasure)};
    while (true) {
      const auto events = store::list_events(database_, order_.tenant, query, kAtOnce);
      if (!events) return events.error();
      for (const store::Event& event : *events) {
        ++counts_.erased;
        if (!take_({Change::kErased, event.subject_id})) return false;
      }
      if (events->size() < static_cast<std::size_t>(kAtOnce)) return true;
      query.after = events->back().number;
    }
  }

  store::Database& database_;
  const crypto::Keys& keys_;
  const Order& order_;
  const Take& take_;
  Counts counts_;
};

}  // namespace

store::Result<std::optional<Counts>> run(store::Database& database, const crypto::Keys& keys,
                                         const Order& order, const Take& take) {
  if (auto begun = database.execute("BEGIN"); !begun) return begun.error();
  auto counts = Run(database, keys, order, take).go();
  if (auto ended = database.execute("ROLLBACK"); !ended) return ended.error();
  return counts;
}

}  // namespace guichet::exporting
