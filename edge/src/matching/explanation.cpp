#include "matching/explanation.hpp"

#include <algorithm>
#include <cmath>

namespace guichet::matching {
namespace {

// What is said at most on either side, and from which weight on a thing is worth saying.
constexpr std::size_t kMaxReasons = 3;

// The words of one locale.
class Words {
 public:
  Words(const localize::Localizer& localizer, std::string_view locale)
      : localizer_(localizer), locale_(locale) {}

  std::string text(const std::string& key, const localize::Parameters& parameters = {}) const {
    return localizer_.text(locale_, "match." + key, parameters);
  }

  // What one field says: in words of its own where there are some, else put together of field and level.
  std::string reason(const match::Evidence& evidence) const {
    const std::string field(match::field_name(evidence.field));
    const std::string own = field + "." + std::string(evidence.level);
    if (has(own)) return text(own);
    const std::string level = "level." + std::string(evidence.level);
    return text(has(level) ? level : "level.other", {{"field", text("field." + field)}});
  }

  // Never a certainty of 0 or 100 %: the model does not know that much.
  std::string percent(double probability) const {
    const auto whole = static_cast<int>(std::lround(100 * probability));
    if (whole < 1) return text("percent.least");
    if (whole > 99) return text("percent.most");
    return text("percent.about", {{"number", std::to_string(whole)}});
  }

 private:
  bool has(const std::string& key) const { return localizer_.has(locale_, "match." + key); }

  const localize::Localizer& localizer_;
  std::string_view locale_;
};

// The evidence that speaks in one direction (+1 or -1), the strongest first.
std::vector<match::Evidence> strongest(const match::Verdict& verdict, int direction) {
  std::vector<match::Evidence> found;
  std::copy_if(verdict.evidence.begin(), verdict.evidence.end(), std::back_inserter(found),
               [=](const match::Evidence& evidence) { return evidence.weight * direction >= kWorthSaying; });
  std::stable_sort(found.begin(), found.end(), [](const match::Evidence& left, const match::Evidence& right) {
    return std::abs(left.weight) > std::abs(right.weight);
  });
  if (found.size() > kMaxReasons) found.resize(kMaxReasons);
  return found;
}

// The relation says "person" from a certainty of one half on only; below, that may be the likeliest story all
// the same.
std::string_view story_name(const match::Verdict& verdict) {
  const double others = std::max(verdict.household, 1 - verdict.certainty - verdict.household);
  const bool is_person = verdict.relation == match::Relation::kSamePerson;
  return is_person || verdict.certainty < others ? match::relation_name(verdict.relation) : "undecided";
}

std::string story(const match::Verdict& verdict, const Words& words) {
  return words.text(
      "story." + std::string(story_name(verdict)),
      {{"certainty", words.percent(verdict.certainty)}, {"household", words.percent(verdict.household)}});
}

void add_reasons(const std::string& key, const std::vector<match::Evidence>& evidence, const Words& words,
                 std::vector<std::string>& sentences) {
  std::string reasons;
  for (const match::Evidence& each : evidence) {
    reasons.append(reasons.empty() ? "" : words.text("separator")).append(words.reason(each));
  }
  if (!reasons.empty()) sentences.push_back(words.text(key, {{"reasons", reasons}}));
}

}  // namespace

Json verdict_json(const match::Verdict& verdict) {
  Json evidence = Json::array();
  for (const match::Evidence& each : verdict.evidence) {
    evidence.push_back(
        {{"field", match::field_name(each.field)}, {"level", each.level}, {"weight", each.weight}});
  }
  return Json{{"certainty", verdict.certainty},
              {"household", verdict.household},
              {"relation", match::relation_name(verdict.relation)},
              {"runner_up", match::relation_name(verdict.runner_up)},
              {"score", verdict.score},
              {"prior", verdict.prior},
              {"evidence", std::move(evidence)},
              {"alternative", verdict.alternative}};
}

std::vector<std::string> explain(const match::Verdict& verdict, const localize::Localizer& localizer,
                                 std::string_view locale) {
  const Words words(localizer, locale);
  std::vector<std::string> sentences{story(verdict, words)};
  add_reasons("for", strongest(verdict, 1), words, sentences);
  add_reasons("against", strongest(verdict, -1), words, sentences);
  return sentences;
}

std::string describe(const match::Evidence& evidence, const localize::Localizer& localizer,
                     std::string_view locale) {
  return Words(localizer, locale).reason(evidence);
}

}  // namespace guichet::matching
