#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "match/blocking.hpp"
#include "match/entity.hpp"
#include "match/model.hpp"

namespace guichet::match {

struct BatchOptions {
  unsigned threads = 2;
  double keep_from = 0.01;         // pairs of a lower certainty are not given
  bool across_silos_only = false;  // each silo is free of duplicates
  bool as_index = false;  // compare what an index would: no keys of a file, and small files like large ones
  std::size_t small_file = 2000;  // up to so many records, all are compared with all
  bool learns = true;             // else the start is taken as it is
  ModelValues start = starting_values();
  Blocking::Limits blocking;
};

struct ScoredPair {
  std::uint32_t left, right;  // numbers of records in the order of adding, left < right
  float score;
  float certainty;
  Relation relation;
};

struct BatchCounts {
  std::uint64_t compared = 0;
  std::uint64_t large_blocks = 0;  // keys held by so many that only neighbours were compared
};

// Finds the pairs of one person in a whole set of records. Memory is about 400 bytes a record and 20 a pair
// kept.
class Batch {
 public:
  // What is under way ("sampling", "learning", "comparing", "looking again") and how far; gives whether to go
  // on.
  using Progress = std::function<bool(std::string_view phase, std::uint64_t done, std::uint64_t all)>;

  explicit Batch(BatchOptions options);

  // At most 2^32 - 1 records.
  void add(const Profile& profile, std::uint16_t silo = 0);
  // The same for a profile as write_profile gives it, with its keys, so that several threads can make them.
  void add(std::string_view profile_bytes, const KeyHashes& keys, std::uint16_t silo = 0);
  void add(const ProfileView& profile, const KeyHashes& keys, std::uint16_t silo = 0);

  // Learns, blocks and compares: the pairs in the order of their records, or some of them when the watch
  // stopped it. To be called once.
  std::vector<ScoredPair> run(const Progress& progress = {});

  std::size_t size() const { return silos_.size(); }
  ProfileView view(std::uint32_t record) const;
  // The verdict on a pair with its explanation, by the model that was learnt.
  Verdict explain(std::uint32_t left, std::uint32_t right) const;

  const Model& model() const { return model_; }
  const BatchCounts& counts() const { return counts_; }

 private:
  class Work;

  std::string_view bytes_of(std::uint32_t record) const;
  void look_again(std::vector<ScoredPair>& pairs);
  bool may_change(const ScoredPair& pair) const;
  struct Agreement {
    Levels levels;
    TermWeights terms;
  };
  struct Reading {
    std::uint32_t record;
    ProfileView view;
  };
  Agreement agreement(const Reading& left, std::uint32_t right) const;
  Agreement agreement_of_entities(std::uint32_t left, std::uint32_t right) const;
  ScoredPair score(std::uint32_t left, std::uint32_t right, const Agreement& agreement) const;
  bool may_pair(std::uint32_t left, std::uint32_t right) const;
  void count_terms_of_all();
  void weigh_terms_of_all();
  std::vector<std::uint64_t> make_order() const;

  BatchOptions options_;
  Model model_;
  std::string bytes_;
  std::vector<std::uint64_t> ends_;
  std::vector<std::uint16_t> silos_;
  std::vector<KeyHashes> keys_;
  std::vector<TermWeights> terms_;
  std::optional<Entities> entities_;  // once the sure pairs are known
  BatchCounts counts_;
};

}  // namespace guichet::match
