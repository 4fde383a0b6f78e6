#include "silos/pair_list.hpp"

#include <spdlog/fmt/fmt.h>

#include "matching/explanation.hpp"
#include "silos/ordered_work.hpp"

namespace guichet::silos {
namespace {

constexpr std::size_t kPairsAtOnce = 8192;

// Some pairs as lines of CSV.
struct Lines {
  std::string text;
  std::uint64_t pairs = 0;
  std::uint64_t count = 0;
  DecidingFields deciding;
};

class LineMaker {
 public:
  LineMaker(const Intake& intake, const Comparison& comparison, const localize::Localizer& localizer,
            const PairListOptions& options)
      : intake_(intake), comparison_(comparison), localizer_(localizer), options_(options) {}

  Lines make(const match::ScoredPair* begin, const match::ScoredPair* end) const {
    Lines lines;
    lines.pairs = static_cast<std::uint64_t>(end - begin);
    for (const match::ScoredPair* pair = begin; pair != end; ++pair) {
      if (static_cast<double>(pair->certainty) >= options_.from) add(*pair, lines);
    }
    return lines;
  }

 private:
  void add(const match::ScoredPair& pair, Lines& lines) const {
    const match::Verdict verdict = comparison_.weigh(pair.left, pair.right);
    if (verdict.relation == match::Relation::kSamePerson) lines.deciding.add(verdict);
    const std::string explanation = join(matching::explain(verdict, localizer_, options_.locale), " ");
    files::append_row(
        lines.text,
        {intake_.id_of(intake_.records.at(pair.left)), intake_.id_of(intake_.records.at(pair.right)),
         fmt::format("{:.4f}", verdict.certainty), match::relation_name(verdict.relation), explanation});
    ++lines.count;
  }

  const Intake& intake_;
  const Comparison& comparison_;
  const localize::Localizer& localizer_;
  const PairListOptions& options_;
};

}  // namespace

ListedPairs write_pairs(const std::vector<match::ScoredPair>& pairs, const Intake& intake,
                        const Comparison& comparison, const localize::Localizer& localizer,
                        const PairListOptions& options, files::OutputFile& file,
                        const std::function<bool(std::uint64_t done)>& watch) {
  const LineMaker maker(intake, comparison, localizer, options);
  ListedPairs listed;
  std::uint64_t done = 0;
  bool goes_on = true;
  OrderedWork<Lines> work(options.threads, [&](const Lines& lines) {
    file.write(lines.text);
    listed.count += lines.count;
    listed.deciding.add(lines.deciding);
    goes_on = watch(done += lines.pairs) && goes_on;
  });
  file.write_row({"id_a", "id_b", "certainty", "class", "explanation"});
  for (std::size_t begin = 0; begin < pairs.size() && goes_on; begin += kPairsAtOnce) {
    const std::size_t end = std::min(pairs.size(), begin + kPairsAtOnce);
    work.add([&maker, first = pairs.data() + begin, last = pairs.data() + end] {
      return maker.make(first, last);
    });
  }
  work.finish();
  return listed;
}

}  // namespace guichet::silos
