// What matching costs a submission: fills a store with made-up accounts, then compares 10,000 submissions
// with them, half of people who are there. Real SQLite file, real keys, real sealing, real engine; processor
// time. usage: bench_match_latency [accounts = 100000] [folder for the store = the system's]
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <iostream>
#include <memory>

#include "crypto/ids.hpp"
#include "guichet/phone.hpp"
#include "localize/localizer.hpp"
#include "match_population.hpp"
#include "matching/decision.hpp"
#include "matching/index.hpp"
#include "matching/model_file.hpp"
#include "store/accounts.hpp"
#include "store/match_accounts.hpp"
#include "store/migrations.hpp"

namespace {

using namespace guichet;
using bench::Population;
using bench::Signup;

constexpr std::string_view kTenant = "default";
constexpr std::size_t kSubmissions = 10'000;
constexpr Millis kNow = 1'800'000'000'000;

[[noreturn]] void give_up(const store::StoreError& error) {
  std::cerr << "store: " << store::errc_name(error.code) << ' ' << error.detail << '\n';
  std::exit(1);
}

template <class T>
T must(store::Result<T> result) {
  if (!result) give_up(result.error());
  return *std::move(result);
}

double cpu_milliseconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

class Folder {
 public:
  explicit Folder(const std::filesystem::path& parent)
      : path_(parent / ("guichet-" + crypto::id_text(crypto::new_id(kNow)))) {
    std::filesystem::create_directories(path_);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  std::filesystem::path file() const { return path_ / "guichet.db"; }

 private:
  std::filesystem::path path_;
};

// A person of the population and the account that is theirs.
struct Known {
  std::uint64_t household;
  std::size_t member;
  Id account;
};

struct Row {
  std::int64_t key;
  std::int64_t number;
};

// Fills the tables as the edge would, many accounts to a transaction, the keys of each in order.
class Filling {
 public:
  Filling(store::Database& database, const crypto::Keys& keys, std::size_t accounts)
      : database_(database),
        keys_(keys),
        accounts_(accounts),
        batch_(std::max<std::size_t>(100'000, accounts / 4)) {}

  // A sample of the people is given back.
  std::vector<Known> run(const Population& population) {
    std::vector<Known> known;
    Population::Random random(4711);
    for (std::uint64_t household = 0; number_ < accounts_; ++household) {
      const auto people = population.household(household);
      for (std::size_t i = 0; i < people.size() && number_ < accounts_; ++i) {
        const Id account = add(Population::leave_out(people[i], random));
        if (random() % accounts_ < 2 * kSubmissions) known.push_back({household, i, account});
      }
    }
    flush();
    return known;
  }

  std::uint64_t keys_made() const { return keys_made_; }

 private:
  Id add(const Signup& signup) {
    if (number_ % batch_ == 0) flush();
    if (!database_.in_transaction()) must(database_.execute("BEGIN"));
    const auto number = static_cast<std::int64_t>(++number_);
    const Id account = crypto::new_id(kNow + number);
    store::Transaction transaction(database_);
    must(store::insert_account(transaction, {account, std::string(kTenant), false, {0}, kNow, std::nullopt}));
    const match::Profile profile = match::make_profile(signup.record());
    const auto keys = matching::index_keys(keys_, kTenant, profile);
    must(database_.run(
        "INSERT INTO match_account (number, tenant, account_id, profiles_sealed, keys_head, created_at)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        number, kTenant, account, matching::seal_profiles(keys_, kTenant, account, {profile}),
        Bytes(4 * keys.size()), kNow));
    for (const std::int64_t key : keys) rows_.push_back({key, number});
    return account;
  }

  void flush() {
    if (rows_.empty()) return;
    std::sort(rows_.begin(), rows_.end(),
              [](const Row& left, const Row& right) { return left.key < right.key; });
    for (const Row& row : rows_) {
      must(database_.run("INSERT INTO match_key (key, account_number) VALUES (?1, ?2)", row.key, row.number));
    }
    must(database_.execute("COMMIT"));
    keys_made_ += rows_.size();
    rows_.clear();
    std::cerr << '\r' << number_ << " accounts" << std::flush;
  }

  store::Database& database_;
  const crypto::Keys& keys_;
  std::size_t accounts_;
  std::size_t batch_;
  std::size_t number_ = 0;
  std::uint64_t keys_made_ = 0;
  std::vector<Row> rows_;
};

struct Measured {
  std::vector<double> milliseconds, candidates;
  std::size_t known = 0, right = 0, told = 0, keys = 0, skipped = 0;
};

double quantile(std::vector<double>& values, double share) {
  const auto at =
      values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

double mean(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

Measured measure(store::Database& database, const crypto::Keys& keys, const matching::Engine& engine,
                 const Population& population, const std::vector<Known>& known) {
  Measured measured;
  Population::Random random(99);
  must(database.execute("BEGIN"));  // as within the transaction of a submission
  for (std::size_t i = 0; i < kSubmissions; ++i) {
    const Known* whom = i % 2 == 0 ? &known[random() % known.size()] : nullptr;
    const auto people = population.household(whom != nullptr ? whom->household : 1'000'000'000 + i);
    const Signup person = whom != nullptr ? population.again(people[whom->member], random) : people[0];
    const match::Profile profile = match::make_profile(Population::leave_out(person, random).record());
    const double begin = cpu_milliseconds();
    const auto decision = must(matching::decide(database, keys, kTenant, profile, engine, {}, kNow));
    measured.milliseconds.push_back(cpu_milliseconds() - begin);
    measured.candidates.push_back(static_cast<double>(decision.candidates));
    measured.keys += matching::index_keys(keys, kTenant, profile).size();
    measured.skipped += static_cast<std::size_t>(decision.skipped_keys);
    if (whom == nullptr) continue;
    ++measured.known;
    const bool is_right = decision.candidate == whom->account;
    measured.right += is_right ? 1 : 0;
    measured.told += is_right && decision.band != match::Band::kNew ? 1 : 0;
  }
  must(database.execute("ROLLBACK"));
  return measured;
}

// Bytes of all pages of a table or index: as many as dbstat counts, without that extension.
double pages_of(store::Database& database, const char* sql) {
  const auto value =
      must(database.fetch_one(sql, [](const store::Statement& row) { return row.integer(0); }));
  return static_cast<double>(value.value_or(0));
}

void print(const char* figure, double value, int digits, const char* unit, double target = 0,
           bool is_target = false) {
  const char* verdict = !is_target ? "" : value <= target ? "reached" : "missed";
  char goal[32] = "";
  if (is_target) std::snprintf(goal, sizeof goal, "<= %g", target);
  std::printf("| %-34s | %10.*f %-5s | %8s | %-7s |\n", figure, digits, value, unit, goal, verdict);
}

}  // namespace

int main(int count, char** arguments) {
  const std::size_t accounts = count > 1 ? std::stoul(arguments[1]) : 100'000;
  const Folder folder(count > 2 ? std::filesystem::path(arguments[2])
                                : std::filesystem::temp_directory_path());
  store::DatabaseOptions options;
  options.path = folder.file();
  warm_up_phone();
  const auto keys = crypto::Keys::random();
  const Population population;

  std::vector<Known> known;
  double key_count = 0;
  double index_bytes = 0;
  const double fill_begin = cpu_milliseconds();
  {
    auto database = must(store::Database::open(options, store::OpenMode::kReadWrite));
    must(store::migrate(database, kNow));
    must(database.execute(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000"));
    Filling filling(database, *keys, accounts);
    known = filling.run(population);
    key_count = static_cast<double>(filling.keys_made());
    index_bytes =
        pages_of(database,
                 "SELECT sum(pgsize) FROM dbstat('main', 1) WHERE name IN ('match_key', 'match_account_id')");
  }
  std::cerr << "\rfilled in " << (cpu_milliseconds() - fill_begin) / 1e3 << " s\n";

  auto database = must(store::Database::open(options, store::OpenMode::kReadWrite));
  const auto model = *matching::load_model("");
  const localize::Localizer localizer;
  const matching::Engine engine{*model, "bench", localizer};
  measure(database, *keys, engine, population, known);  // the caches fill
  Measured measured = measure(database, *keys, engine, population, known);

  const double n = static_cast<double>(accounts);
  const bool is_large = accounts > 1'000'000;
  std::printf("\n%zu accounts, %.1f keys each, %zu submissions, half of people who are there\n\n", accounts,
              key_count / n, kSubmissions);
  std::printf("| %-34s | %-16s | %8s | %-7s |\n|---|---|---|---|\n", "", "measured", "target", "");
  print("processor time, p50", quantile(measured.milliseconds, .5), 3, "ms", is_large ? .2 : .1, true);
  print("processor time, p99", quantile(measured.milliseconds, .99), 3, "ms", is_large ? 1 : .5, true);
  print("processor time, p99.9", quantile(measured.milliseconds, .999), 3, "ms");
  print("candidates, mean", mean(measured.candidates), 2, "");
  print("candidates, p99", quantile(measured.candidates, .99), 0, "", 64, is_large);
  print("candidates, most", quantile(measured.candidates, 1), 0, "");
  print("keys skipped", 100.0 * static_cast<double>(measured.skipped) / static_cast<double>(measured.keys), 2,
        "%");
  print("right account first",
        100.0 * static_cast<double>(measured.right) / static_cast<double>(measured.known), 2, "%");
  print("right account, and told",
        100.0 * static_cast<double>(measured.told) / static_cast<double>(measured.known), 2, "%");
  print("index of an account", index_bytes / n, 0, "bytes", 300, true);
  print("  and to find its keys again", 4 * key_count / n, 0, "bytes");
  print("whole file, an account", static_cast<double>(std::filesystem::file_size(options.path)) / n, 0,
        "bytes");
  return 0;
}
