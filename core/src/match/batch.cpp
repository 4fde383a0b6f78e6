#include "match/batch.hpp"

#include <algorithm>
#include <atomic>

#include "match/entity.hpp"
#include "match/hash.hpp"
#include "match/learn.hpp"
#include "match/pieces.hpp"

namespace guichet::match {
namespace {

constexpr std::uint64_t kMostSamples = 400'000;
constexpr std::size_t kBlocksAtOnce = 256;
constexpr float kSureScore = 4;       // of pairs that lend each other what they know
constexpr float kHopelessScore = -8;  // of pairs that are not looked at again,
constexpr float kSettledScore = 12;   // nor from here on
constexpr double kFileBudget = 40;    // pairs a record of all passes that an index has not
constexpr double kSelectivePassBudget = 2;
constexpr double kWidePassBudget = 10;  // and of one

std::uint64_t pair_hash(std::uint32_t left, std::uint32_t right) {
  std::uint64_t hash = (std::uint64_t{left} << 32 | right) * 0x9e3779b97f4a7c15;
  hash = (hash ^ hash >> 32) * 0xd6e8feb86659fd93;
  return hash ^ hash >> 32;
}

}  // namespace

// The passes of a run, one after the other, each shared by the threads.
class Batch::Work {
 public:
  Work(Batch& batch, const Progress& progress)
      : batch_(batch),
        progress_(progress),
        threads_(std::max(1U, batch.options_.threads)),
        order_(batch.make_order()),
        blocking_(batch.keys_, order_, batch.options_.blocking) {
    for (std::size_t kind = 0; kind < kFirstFileKind; ++kind) take(blocking_.make_pass(kind));
    if (batch.options_.as_index) return;
    take_file_passes();
    if (batch.size() <= batch.options_.small_file) take(blocking_.make_full_pass());
  }

  std::vector<Sample> sample() {
    const std::uint64_t share = std::max<std::uint64_t>(1, pairs_ / kMostSamples);
    std::vector<std::vector<Sample>> found(threads_);
    each_pair("sampling", [&](unsigned thread, const Reading& left, std::uint32_t right) {
      if (pair_hash(std::min(left.record, right), std::max(left.record, right)) % share != 0) return;
      const auto [levels, terms] = batch_.agreement(left, right);
      found[thread].push_back(make_sample(levels, terms));
    });
    return join(found);
  }

  void learn() {
    auto samples = sample();
    if (is_stopped_) return;
    batch_.model_ = Model(match::learn(std::move(samples), batch_.model_.values()));
    report("learning", 1, 1);
  }

  bool is_stopped() const { return is_stopped_; }

  std::vector<ScoredPair> score() {
    std::vector<std::vector<ScoredPair>> found(threads_);
    std::vector<std::uint64_t> compared(threads_);
    each_pair("comparing", [&](unsigned thread, const Reading& left, std::uint32_t right) {
      ++compared[thread];
      const ScoredPair pair = batch_.score(left.record, right, batch_.agreement(left, right));
      if (static_cast<double>(pair.certainty) >= batch_.options_.keep_from) found[thread].push_back(pair);
    });
    for (const std::uint64_t count : compared) batch_.counts_.compared += count;
    batch_.counts_.large_blocks = blocking_.large_blocks();
    auto pairs = join(found);
    std::sort(pairs.begin(), pairs.end(), [](const ScoredPair& a, const ScoredPair& b) {
      return std::pair(a.left, a.right) < std::pair(b.left, b.right);
    });
    const auto same = [](const ScoredPair& a, const ScoredPair& b) {
      return a.left == b.left && a.right == b.right;
    };
    pairs.erase(std::unique(pairs.begin(), pairs.end(), same), pairs.end());
    return pairs;
  }

 private:
  // Of the keys of a file, the cheapest first, as far as the budget goes.
  void take_file_passes() {
    struct Priced {
      std::uint64_t pairs;
      Blocking::Pass pass;
    };
    std::vector<Priced> priced;
    for (std::size_t kind = kFirstFileKind; kind < kKeyKindCount; ++kind) {
      Blocking::Pass pass = blocking_.make_pass(kind);
      const std::uint64_t pairs = blocking_.count_pairs(pass);
      priced.push_back({pairs, std::move(pass)});
    }
    std::sort(priced.begin(), priced.end(),
              [](const Priced& a, const Priced& b) { return a.pairs < b.pairs; });
    const auto records = static_cast<double>(batch_.size());
    double budget = records * kFileBudget;
    for (Priced& each : priced) {
      budget -= static_cast<double>(each.pairs);
      const double most = each.pass.kind < kFirstWideKind ? kSelectivePassBudget : kWidePassBudget;
      if (budget < 0 || static_cast<double>(each.pairs) > records * most) {
        blocking_.leave_out(each.pass);
      } else {
        take(std::move(each.pass));
      }
    }
  }

  void take(Blocking::Pass pass) {
    pairs_ += blocking_.count_pairs(pass);
    passes_.push_back(std::move(pass));
  }

  void report(std::string_view phase, std::uint64_t done, std::uint64_t all) {
    if (progress_ && !progress_(phase, done, all)) is_stopped_ = true;
  }

  template <class T>
  static std::vector<T> join(std::vector<std::vector<T>>& parts) {
    std::vector<T> all = std::move(parts[0]);
    for (std::size_t i = 1; i < parts.size(); ++i) {
      all.insert(all.end(), parts[i].begin(), parts[i].end());
      std::vector<T>().swap(parts[i]);
    }
    return all;
  }

  // take(thread, record, other) for all pairs; false when the watch stopped it.
  template <class Take>
  void each_pair(std::string_view phase, Take take) {
    std::uint64_t done = 0;
    for (const Blocking::Pass& pass : passes_) {
      in_pieces(threads_, pass.blocks.size(), kBlocksAtOnce,
                [&](unsigned thread, std::size_t begin, std::size_t end) {
                  for (std::size_t i = begin; i < end && !is_stopped_; ++i)
                    take_pairs(pass, pass.blocks[i], thread, take);
                });
      report(phase, done += blocking_.count_pairs(pass), pairs_);
    }
  }

  template <class Take>
  void take_pairs(const Blocking::Pass& pass, const Blocking::Block& block, unsigned thread, Take& take) {
    std::optional<Reading> reading;  // of the record that is paired with several others
    blocking_.each_pair(pass, block, [&](std::uint32_t record, std::uint32_t other) {
      if (!batch_.may_pair(record, other)) return;
      if (!reading || reading->record != record) reading = Reading{record, batch_.view(record)};
      take(thread, *reading, other);
    });
  }

  Batch& batch_;
  const Progress& progress_;
  const unsigned threads_;
  const std::vector<std::uint64_t> order_;
  Blocking blocking_;
  std::vector<Blocking::Pass> passes_;
  std::uint64_t pairs_ = 0;
  std::atomic<bool> is_stopped_{false};
};

Batch::Batch(BatchOptions options) : options_(std::move(options)), model_(options_.start) {}

void Batch::add(const Profile& profile, std::uint16_t silo) {
  add(write_profile(profile), hash_keys(all_keys(view_of(profile))), silo);
}

void Batch::add(std::string_view profile_bytes, const KeyHashes& keys, std::uint16_t silo) {
  bytes_ += profile_bytes;
  ends_.push_back(bytes_.size());
  keys_.push_back(keys);
  silos_.push_back(silo);
}

void Batch::add(const ProfileView& profile, const KeyHashes& keys, std::uint16_t silo) {
  add(write_view(profile), keys, silo);
}

std::string_view Batch::bytes_of(std::uint32_t record) const {
  const std::uint64_t begin = record == 0 ? 0 : ends_[record - 1];
  return std::string_view(bytes_).substr(begin, ends_[record] - begin);
}

ProfileView Batch::view(std::uint32_t record) const { return view_of_own_bytes(bytes_of(record)); }

bool Batch::may_pair(std::uint32_t left, std::uint32_t right) const {
  return !options_.across_silos_only || silos_[left] != silos_[right];
}

void Batch::count_terms_of_all() {
  ModelValues values = model_.values();
  for (std::size_t term = 0; term < kTermCount; ++term) {
    std::vector<std::uint64_t> hashes(size());
    for (std::uint32_t record = 0; record < size(); ++record) {
      hashes[record] = term_hash(view(record), static_cast<Term>(term));
    }
    values.terms[term] = count_terms(std::move(hashes));
  }
  values.accounts = static_cast<double>(size());
  model_ = Model(std::move(values));
}

void Batch::weigh_terms_of_all() {
  terms_.resize(size());
  in_pieces(options_.threads, size(), 4096, [&](unsigned, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      terms_[i] = weigh_terms(view(static_cast<std::uint32_t>(i)), model_.values().terms);
    }
  });
}

// Records of like names, dates and places stand near each other.
std::vector<std::uint64_t> Batch::make_order() const {
  std::vector<std::uint64_t> order(size());
  for (std::uint32_t record = 0; record < size(); ++record) {
    const ProfileView profile = view(record);
    const std::string_view given = profile[Part::kGivenSound].substr(0, 3);
    std::uint64_t place = 0;
    for (std::size_t i = 0; i < 3; ++i)
      place = place << 8 | (i < given.size() ? static_cast<unsigned char>(given[i]) : 0U);
    place = place << 16 | static_cast<std::uint16_t>(profile.birth_date.year);
    order[record] = place << 24 | (hash_text(profile[Part::kPostalCode]) >> 40);
  }
  return order;
}

std::vector<ScoredPair> Batch::run(const Progress& progress) {
  if (options_.learns) count_terms_of_all();
  weigh_terms_of_all();
  Work work(*this, progress);
  if (options_.learns) work.learn();
  auto pairs = work.score();
  if (!work.is_stopped()) look_again(pairs);
  if (progress) progress("looking again", pairs.size(), pairs.size());
  return pairs;
}

void Batch::look_again(std::vector<ScoredPair>& pairs) {
  std::vector<Entities::Link> links;
  for (const ScoredPair& pair : pairs) {
    if (pair.score >= kSureScore) links.push_back({pair.left, pair.right, pair.score});
  }
  entities_.emplace(size(), std::move(links), [this](std::uint32_t record) { return view(record); });
  in_pieces(options_.threads, pairs.size(), 1024, [&](unsigned, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      if (!may_change(pairs[i])) continue;
      const auto [left, right] = std::pair(pairs[i].left, pairs[i].right);
      pairs[i] = score(left, right, agreement_of_entities(left, right));
    }
  });
}

bool Batch::may_change(const ScoredPair& pair) const {
  return pair.score >= kHopelessScore && pair.score < kSettledScore &&
         (entities_->has_mates(pair.left) || entities_->has_mates(pair.right));
}

Batch::Agreement Batch::agreement(const Reading& left, std::uint32_t right) const {
  return {compare(left.view, view(right)), common_terms(terms_[left.record], terms_[right])};
}

Batch::Agreement Batch::agreement_of_entities(std::uint32_t left, std::uint32_t right) const {
  const TermTables& tables = model_.values().terms;
  return {entities_->compare(left, right),
          common_terms(weigh_terms(entities_->complete(left, right), tables),
                       weigh_terms(entities_->complete(right, left), tables))};
}

ScoredPair Batch::score(std::uint32_t left, std::uint32_t right, const Agreement& agreement) const {
  const Scores scores = model_.add_up(agreement.levels, agreement.terms, static_cast<double>(size()));
  const double score = log_odds(scores);
  const double certainty = model_.values().calibration.certainty(score);
  return {std::min(left, right), std::max(left, right), static_cast<float>(score),
          static_cast<float>(certainty), relation_of(scores, certainty)};
}

Verdict Batch::explain(std::uint32_t left, std::uint32_t right) const {
  Agreement seen = agreement({left, view(left)}, right);
  if (entities_ && may_change(score(left, right, seen))) seen = agreement_of_entities(left, right);
  return explain_levels(seen.levels, seen.terms, model_, static_cast<double>(size()));
}

}  // namespace guichet::match
