#include "register/verdict.hpp"

#include <algorithm>
#include <cmath>

#include "register/city_verdict.hpp"
#include "register/judge.hpp"
#include "register/typed_address.hpp"
#include "register/writing.hpp"

namespace guichet::address_register {
namespace {

constexpr std::size_t kChoices = 5;
constexpr std::size_t kCities = 40;
constexpr Cost kChoiceWindow = 400;  // what is dearer than the best by more is not shown
constexpr Cost kAbbreviations = 90;  // up to two articles left out

// Builds the answer for one typed address.
class Answer {
 public:
  Answer(const Sources& sources, bool is_partial, const AddressInput& input)
      : sources_(sources),
        is_partial_(is_partial),
        input_(input),
        typed_(split_address(input, *sources.cities)),
        street_(typed_.street) {}

  AddressVerdict make() {
    const bool has_city = !typed_.city.postal_code.empty() || !typed_.city.words.empty();
    if (has_city && !typed_.city.is_military) judge();
    answer_.extras = typed_.street.extras;
    return std::move(answer_);
  }

 private:
  const CommuneTable& communes() const { return sources_.cities->communes(); }

  void judge() {
    if (sources_.streets.empty() || street_.is_empty()) {
      return judge_city(sources_.cities->find(typed_.city, kCities), communes(), typed_.city, answer_);
    }
    ranking_ = rank(sources_, typed_.city, street_);
    if (typed_.street.may_go_on) read_comma_as_part_of_street();
    judge_street();
  }

  // "Rue Antoine, Alexandre et Henri Becquerel": what stands behind a comma and names no flat may belong to
  // the street.
  void read_comma_as_part_of_street() {
    TypedAddress whole = split_address(input_, *sources_.cities, true);
    TypedStreet street(whole.street);
    Ranking ranking = rank(sources_, whole.city, street);
    const bool is_better = !ranking.hypotheses.empty() &&
                           (ranking_.hypotheses.empty() ||
                            ranking.hypotheses.front().cost() < ranking_.hypotheses.front().cost());
    if (!is_better) return;
    typed_ = std::move(whole);
    street_ = std::move(street);
    ranking_ = std::move(ranking);
  }

  void judge_street() {
    if (ranking_.hypotheses.empty() || !is_plausible(ranking_.hypotheses.front(), street_))
      return lack_street();
    const Hypothesis& best = ranking_.hypotheses.front();
    answer_.certainty = certainty_of(ranking_, street_);
    answer_.margin = 1 - std::exp((best.cost() - cost_of_second(ranking_)) / 100.0);
    answer_.level = level_of(best.street.number_match);
    if (!is_sure_street(ranking_, typed_.street, street_)) return offer_streets();
    answer_.address = write_address(best, communes(), typed_);
    note_street_changes(best.street, typed_, answer_);
    note_city_changes(best.city, typed_.city, answer_);
    answer_.is_only_abbreviated = best.cost() <= kAbbreviations;
    answer_.verdict = answer_.changed.empty() ? Verdict::kAccept : Verdict::kCorrect;
    if (best.street.number_match == NumberMatch::kUnknown) lack_number(best.street);
  }

  static Level level_of(NumberMatch match) {
    const bool has_number =
        match == NumberMatch::kExact || match == NumberMatch::kAlike || match == NumberMatch::kOtherSuffix;
    return has_number ? Level::kNumber : Level::kStreet;
  }

  void lack_number(const StreetCandidate& street) {
    answer_.verdict = Verdict::kUnknownNumber;
    answer_.near_numbers = near_numbers(street, typed_.street.number.value);
  }

  // No street of the register is near: then the city is all that is known.
  void lack_street() {
    judge_city(ranking_.cities, communes(), typed_.city, answer_);
    if (answer_.verdict == Verdict::kConflict || is_partial_) return;
    answer_.choices.clear();
    answer_.verdict = Verdict::kUnknownStreet;
  }

  void offer_streets() {
    const Cost best = ranking_.hypotheses.front().cost();
    auto& choices = answer_.choices;
    for (const Hypothesis& one : ranking_.hypotheses) {
      if (one.cost() > best + kChoiceWindow || choices.size() == kChoices) break;
      if (!is_plausible(one, street_)) continue;
      RegisteredAddress choice = write_address(one, communes(), typed_);
      if (std::find(choices.begin(), choices.end(), choice) == choices.end())
        choices.push_back(std::move(choice));
    }
    answer_.verdict = Verdict::kChoose;
    answer_.address = choices.front();
  }

  const Sources& sources_;
  const bool is_partial_;
  const AddressInput& input_;
  TypedAddress typed_;
  TypedStreet street_;
  Ranking ranking_;
  AddressVerdict answer_;
};

}  // namespace

AddressVerdict AddressBook::check(const AddressInput& input) const {
  return Answer(sources_, is_partial_, input).make();
}

}  // namespace guichet::address_register
