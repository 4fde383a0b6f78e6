// bench_matching ID_COLUMN LABELS COUNTRY FILE...: how well the pairs of one person are found in files of records, of
// which LABELS says who is who ("id,person" lines). Two files are two silos that are free of duplicates. Prints one JSON
// object.
#include <algorithm>
#include <cmath>
#include <ctime>
#include <fstream>
#include <iostream>
#include <unordered_map>

#include "json/json.hpp"
#include "match/batch.hpp"
#include "match/hash.hpp"
#include "match_quality.hpp"
#include "silos/intake.hpp"

namespace {

using namespace guichet;
using bench::LabelledPair;
using bench::Quality;
using match::ScoredPair;

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

std::unordered_map<std::string, std::string> read_labels(const std::string& path) {
  std::unordered_map<std::string, std::string> labels;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    const std::size_t comma = line.rfind(',');
    labels.emplace(line.substr(0, comma), line.substr(comma + 1));
  }
  return labels;
}

class Set {
 public:
  Set(silos::Intake intake, const std::unordered_map<std::string, std::string>& labels) {
    for (std::uint32_t i = 0; i < intake.records.size(); ++i) {
      const silos::SourceRecord record = intake.records.at(i);
      persons_.push_back(labels.at(std::string(record.id)));
      files_.push_back(record.file);
    }
  }

  bool is_same(const ScoredPair& pair) const { return persons_[pair.left] == persons_[pair.right]; }

  // By the person of the pair's first record.
  bool is_in_first_half(const ScoredPair& pair) const { return match::hash_text(persons_[pair.left]) % 2 == 0; }

  double count_true_pairs() const {
    const bool across = files_.empty() ? false : files_.back() > 0;
    std::unordered_map<std::string, double> all, within;
    for (std::size_t i = 0; i < persons_.size(); ++i) {
      ++all[persons_[i]];
      ++within[persons_[i] + "/" + std::to_string(files_[i])];
    }
    return pairs_in(all) - (across ? pairs_in(within) : 0);
  }

 private:
  static double pairs_in(const std::unordered_map<std::string, double>& counts) {
    double pairs = 0;
    for (const auto& [group, count] : counts) pairs += count * (count - 1) / 2;
    return pairs;
  }

  std::vector<std::string> persons_;
  std::vector<std::uint16_t> files_;
};

std::vector<LabelledPair> label(const std::vector<ScoredPair>& pairs, const Set& set) {
  std::vector<LabelledPair> labelled;
  for (const ScoredPair& pair : pairs) {
    labelled.push_back({pair.score, pair.certainty, set.is_same(pair), set.is_in_first_half(pair)});
  }
  std::sort(labelled.begin(), labelled.end(),
            [](const LabelledPair& a, const LabelledPair& b) { return a.score > b.score; });
  return labelled;
}

// The farthest that the parts of an explanation are from its score, and a pair's score from that of its mirror image.
double explanation_error(const match::Batch& batch, const std::vector<ScoredPair>& pairs) {
  double error = 0;
  for (const ScoredPair& pair : pairs) {
    const match::Verdict verdict = batch.explain(pair.left, pair.right);
    double sum = verdict.prior;
    for (const match::Evidence& evidence : verdict.evidence) sum += evidence.weight;
    const double mirrored = batch.explain(pair.right, pair.left).score;
    error = std::max({error, std::abs(sum + verdict.alternative - verdict.score), std::abs(mirrored - verdict.score)});
  }
  return error;
}

Json quality_json(const Quality& quality) {
  return Json{{"precision", quality.precision}, {"recall", quality.recall}, {"f1", quality.f1}, {"at", quality.score}};
}

Json measure(const std::vector<LabelledPair>& pairs, double all) {
  const auto same = [](const LabelledPair& pair) { return pair.is_same; };
  const auto found = static_cast<double>(std::count_if(pairs.begin(), pairs.end(), same));
  const auto held_out = bench::calibrate_held_out(pairs);
  Json figures = Json::object();
  figures["blocking_recall"] = found / all;
  figures["best"] = quality_json(bench::best_quality(pairs, all));
  figures["from_95"] = quality_json(bench::quality_from(pairs, all, 0.95));
  figures["calibrated_from_95"] = quality_json(bench::quality_from(held_out, all, 0.95));
  figures["recall_at_999"] = bench::recall_at_precision(pairs, all, 0.999);
  figures["calibration_error_untaught"] = bench::calibration_error(pairs);
  figures["calibration_error"] = bench::calibration_error(held_out);
  return figures;
}

// How many of the true pairs the keys alone find, where a small file would be compared in full.
double recall_of_keys(const std::vector<std::pair<std::string, match::KeyHashes>>& profiles, match::BatchOptions options,
                      const Set& set, double all) {
  options.small_file = 0;
  match::Batch batch(std::move(options));
  for (const auto& [bytes, keys] : profiles) batch.add(bytes, keys);
  const auto pairs = batch.run();
  const auto found =
      std::count_if(pairs.begin(), pairs.end(), [&](const ScoredPair& pair) { return set.is_same(pair); });
  return static_cast<double>(found) / all;
}

int run(const silos::IntakeOptions& options, const std::string& labels) {
  match::BatchOptions batch_options;
  batch_options.threads = 1;
  batch_options.keep_from = 0;
  batch_options.across_silos_only = options.files.size() > 1;
  match::Batch batch(batch_options);
  std::vector<std::pair<std::string, match::KeyHashes>> first;  // of a small file, all
  const double begin = cpu_seconds();
  auto intake = silos::take_in(
      options,
      [&](const auto& profile, std::uint16_t silo) {
        batch.add(profile.bytes, profile.keys, silo);
        if (first.size() <= batch_options.small_file) first.emplace_back(profile.bytes, profile.keys);
      },
      [](const auto&) { return true; });
  if (!intake) {
    std::cerr << intake.error().message << '\n';
    return 1;
  }
  const double prepared = cpu_seconds();
  double learnt = prepared, first_look = prepared;
  const auto pairs = batch.run([&](std::string_view phase, std::uint64_t, std::uint64_t) {
    if (phase == "learning") learnt = cpu_seconds();
    if (phase == "comparing") first_look = cpu_seconds();
    return true;
  });
  const double compared = cpu_seconds();
  const Set set(*std::move(intake), read_labels(labels));
  const double all = set.count_true_pairs();
  Json figures = measure(label(pairs, set), all);
  figures["records"] = batch.size();
  figures["true_pairs"] = all;
  figures["compared"] = batch.counts().compared;
  figures["profile_us"] = (prepared - begin) * 1e6 / static_cast<double>(batch.size());
  figures["pairs_per_second"] = static_cast<double>(batch.counts().compared) / (first_look - learnt);
  figures["seconds"] = compared - prepared;
  figures["explanation_error"] = explanation_error(batch, pairs);
  if (batch.size() <= batch_options.small_file) {
    figures["recall_of_keys"] = recall_of_keys(first, batch_options, set, all);
  }
  std::cout << write_json(figures) << '\n';
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 5) {
    std::cerr << "usage: bench_matching ID_COLUMN LABELS COUNTRY FILE...\n";
    return 2;
  }
  silos::IntakeOptions options;
  options.columns.id = arguments[1];
  options.country = arguments[3];
  options.threads = 1;
  for (int i = 4; i < count; ++i) options.files.emplace_back(arguments[i]);
  return run(options, arguments[2]);
}
