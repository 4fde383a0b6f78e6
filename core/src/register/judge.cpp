#include "register/judge.hpp"

#include <algorithm>
#include <cmath>

#include "register/number_match.hpp"

namespace guichet::address_register {
namespace {

using french_address::WordKind;

// Found on addresses of 23 departements with errors put in, and on streets that their commune does not have.
constexpr Cost kNameBase = 160;      // what a name may cost to be sure, at least...
constexpr Cost kNamePerLetter = 50;  // ...and for each of its letters
constexpr std::size_t kLettersThatCount = 20;
constexpr Cost kOtherWord = 130;      // what it may cost where the typed word is one that other streets have
constexpr Cost kOtherWordSays = 960;  // at most, to be such a word: it is then not rare
constexpr Cost kTypedName = 350;      // what it may cost where the type differs
constexpr Cost kRareName = 800;       // how much the name must say then
constexpr Cost kCity = 700;
constexpr Cost kPostalCode = 800;
constexpr Cost kCityWithOtherType = 400;
constexpr Cost kClean = 40;
constexpr Cost kMarginOfClean = 200;
constexpr Cost kMargin = 330;
constexpr Cost kUnknownStreet = 350;  // beyond what may cost to be sure
constexpr Cost kFarName = 1'000;
constexpr double kFarCry = 0.01;  // what is less certain is not shown
constexpr Cost kNoSecond = 2'000;
constexpr Cost kPlausible = 450;  // the same, for being shown

Cost name_allowance(const TypedStreet& street) {
  return kNameBase + kNamePerLetter * static_cast<Cost>(std::min(street.letters(), kLettersThatCount));
}

bool has_text(const Register& source, const Street& street, std::string_view text) {
  for (std::size_t i = 0; i < street.word_count; ++i) {
    const auto* word = source.word(street.words[i]);
    if (word != nullptr && word->text == text) return true;
  }
  return false;
}

// A typed word that the candidate lacks and other streets have: then it is hardly a slip.
bool has_other_word(const Register& source, const Street& street, const french_address::StreetLine& typed) {
  for (std::size_t i = typed.type == french_address::kNoStreetType ? 0 : 1; i < typed.words.size(); ++i) {
    const auto& word = typed.words[i];
    if (word.kind == WordKind::kArticle || word.text.size() < 3 || has_text(source, street, word.text))
      continue;
    if (source.words().information(word.text) < kOtherWordSays) return true;
  }
  return false;
}

// How much a street's name says: little where many streets have its words.
Cost information(const Register& source, const Street& street) {
  Cost sum = 0;
  for (std::size_t i = 0; i < street.word_count; ++i) {
    const auto* word = source.word(street.words[i]);
    const bool is_type =
        i == 0 && street.word_count > 1 && word != nullptr && word->type != french_address::kNoStreetType;
    if (word != nullptr && !is_type && word->kind != WordKind::kArticle) sum += word->information;
  }
  return sum;
}

bool is_exact_city(const CityCandidate& city) { return city.is_exact_name && city.code == 0; }

// An exact pair of code and city is not given up for a street of another city.
bool keeps_city(const Ranking& ranking, const Hypothesis& best) {
  return ranking.cities.empty() || !is_exact_city(ranking.cities.front()) || is_exact_city(best.city);
}

}  // namespace

bool is_as_typed(const StreetCandidate& found, const french_address::StreetLine& typed) {
  const std::string wanted = written_number(found) + " " + found.source->label(found.street);
  const std::string number = typed_number(typed.number);
  const std::string written = (number.empty() ? "" : folded_words(french_address::split_into_words(number))) +
                              folded_words(typed.words);
  return written == folded_words(french_address::split_into_words(wanted));
}

bool has_typed_number(const StreetCandidate& found, const french_address::StreetLine& typed) {
  if (found.number_match == NumberMatch::kExact || found.number_match == NumberMatch::kAlike) return true;
  return found.number_match == NumberMatch::kOtherSuffix &&
         is_as_typed(found, typed);  // 11 N Route Nationale
}

Cost cost_of_second(const Ranking& ranking) {
  const Hypothesis& best = ranking.hypotheses.front();
  const std::string label = best.street.source->label(best.street.street);
  for (const Hypothesis& one : ranking.hypotheses) {
    const bool is_same = one.street.commune->insee == best.street.commune->insee &&
                         one.street.source->label(one.street.street) == label;
    if (!is_same) return one.cost();
  }
  return best.cost() + kNoSecond;
}

bool is_plausible(const Hypothesis& hypothesis, const Ranking& ranking, const TypedStreet& street) {
  return hypothesis.street.name <= name_allowance(street) + kPlausible && hypothesis.street.name < kFarName &&
         keeps_city(ranking, hypothesis);
}

bool has_plausible_street(const Ranking& ranking, const TypedStreet& street) {
  return !ranking.hypotheses.empty() && is_plausible(ranking.hypotheses.front(), ranking, street) &&
         certainty_of(ranking, street) >= kFarCry;
}

bool is_sure_street(const Ranking& ranking, const french_address::StreetLine& typed,
                    const TypedStreet& street) {
  const Hypothesis& best = ranking.hypotheses.front();
  const StreetCandidate& found = best.street;
  const Register& source = *found.source;
  if (best.city.name >= kCity || best.city.code >= kPostalCode || !keeps_city(ranking, best)) return false;
  if (is_exact_city(best.city) && is_as_typed(found, typed)) return true;
  const bool is_clean = best.cost() - found.number <= kClean;
  if (cost_of_second(ranking) - best.cost() < (is_clean ? kMarginOfClean : kMargin)) return false;
  if (found.name > kOtherWord && has_other_word(source, found.street, typed)) return false;
  const Cost says = information(source, found.street);
  if (found.name > says) return false;
  const bool is_other_type = found.type > 0 && street.type() != french_address::kNoStreetType;
  if (!is_other_type) return found.name <= name_allowance(street);
  const bool is_number_there =
      found.number_match == NumberMatch::kExact || found.number_match == NumberMatch::kAlike;
  return found.name <= kTypedName && found.name <= name_allowance(street) - 100 && says >= kRareName &&
         is_number_there && best.city.cost() <= kCityWithOtherType;
}

double certainty_of(const Ranking& ranking, const TypedStreet& street) {
  const Cost best = ranking.hypotheses.front().cost();
  double others = 0;
  for (const Hypothesis& one : ranking.hypotheses) others += std::exp((best - one.cost()) / 100.0);
  const Cost city = ranking.cities.empty() ? 0 : ranking.cities.front().cost();
  const Cost unknown = city + name_allowance(street) + kUnknownStreet;
  return 1 / (others + std::exp((best - unknown) / 100.0));
}

}  // namespace guichet::address_register
