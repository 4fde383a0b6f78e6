#include "silos/report_page.hpp"

#include <algorithm>

#include "localize/templates.hpp"
#include "silos/report_charts.hpp"
#include "silos/report_details.hpp"

namespace guichet::silos {
namespace {

constexpr std::size_t kFirstDoubtful = 4;  // columns of the histogram: from .30 to .90
constexpr std::size_t kLastDoubtful = 9;

std::uint64_t count_doubtful(const Statistics& statistics) {
  std::uint64_t count = 0;
  for (std::size_t i = kFirstDoubtful; i <= kLastDoubtful; ++i) count += statistics.certainties[i];
  return count;
}

bool has_pairs(const Statistics& statistics) {
  return std::any_of(statistics.certainties.begin(), statistics.certainties.end(),
                     [](std::uint64_t count) { return count > 0; });
}

std::uint64_t count_decided(const DecidingFields& deciding) {
  std::uint64_t count = 0;
  for (const std::uint64_t field : deciding.in_favour) count += field;
  return count;
}

std::string headline_key(const Statistics& statistics) {
  if (statistics.records == 1) return "headline_one_record";
  return statistics.people == 1 ? "headline_one_person" : "headline";
}

std::string lead_key(const Statistics& statistics) {
  if (statistics.clones() == 0) return "lead_none";
  if (statistics.clones() == 1) return "lead_one_clone";
  return statistics.people_with_clones == 1 ? "lead_one_person" : "lead";
}

Json summary_part(const ReportFacts& facts, const ReportWords& words) {
  const Statistics& statistics = facts.statistics;
  const double share = static_cast<double>(statistics.clones()) / static_cast<double>(statistics.records);
  const localize::Parameters numbers{{"records", words.number(statistics.records)},
                                     {"people", words.number(statistics.people)},
                                     {"clones", words.number(statistics.clones())},
                                     {"share", words.percent(share)},
                                     {"twice", words.number(statistics.people_with_clones)}};
  return {{"headline_text", words.text(headline_key(statistics), numbers)},
          {"lead_text", words.text(lead_key(statistics), numbers)},
          {"record_count", words.number(statistics.records)},
          {"people_count", words.number(statistics.people)},
          {"clone_count", words.number(statistics.clones())},
          {"doubtful_count", words.number(count_doubtful(statistics))},
          {"people_width", as_length(1 - share)},
          {"clone_width", as_length(share)}};
}

void add_texts(const ReportFacts& facts, const ReportWords& words, Json& data) {
  data["made_text"] = words.text("made", {{"date", facts.date}});
  data["certainty_lead"] = words.text("certainty_text", {{"from", words.round_percent(facts.join_from)}});
  if (facts.refused_links > 0) {
    data["refused_text"] = words.text("refused", {{"number", words.number(facts.refused_links)}});
  }
  data["evidence_lead"] =
      words.text("evidence_text", {{"number", words.number(count_decided(facts.deciding))}});
  data["compared_text"] = words.text("model_compared", {{"number", words.number(facts.counts.compared)}});
  if (facts.counts.large_blocks > 0) {
    data["large_text"] = words.text("model_large", {{"number", words.number(facts.counts.large_blocks)}});
  }
}

}  // namespace

std::string write_report(const ReportFacts& facts, const localize::Localizer& localizer,
                         std::string_view locale) {
  const ReportWords words(localizer, locale);
  const localize::Templates templates(localizer);
  Json data = summary_part(facts, words);
  add_texts(facts, words, data);
  data["style"] = templates.render("report.css", locale, "report.", {});
  data["sizes"] = sizes_part(facts.statistics, words);
  data["certainties"] = certainty_part(facts, words);
  data["has_silos"] = facts.statistics.silos.size() > 1;
  data["has_pairs"] = has_pairs(facts.statistics);
  data["has_evidence"] = count_decided(facts.deciding) > 0;
  data["matrix"] = matrix_part(facts, words);
  data["silos"] = silos_part(facts, words);
  data["evidence"] = evidence_part(facts.deciding, words);
  data["doubtful"] = doubtful_part(facts, words);
  data["has_doubtful"] = !data["doubtful"].empty();
  data["files"] = files_part(facts, words);
  data["model"] = model_part(facts, words);
  return templates.render("report.html", locale, "report.", {}, data);
}

}  // namespace guichet::silos
