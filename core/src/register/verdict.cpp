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
      judge_city(sources_.cities->find(typed_.city, kCities), communes(), typed_.city, answer_);
      return leave_street_unchecked();
    }
    ranking_ = rank(sources_, typed_.city, street_);
    if (typed_.street.may_go_on) try_reading(french_address::Reading::kAcrossCommas);
    if (typed_.street.may_end_in_number) try_reading(french_address::Reading::kNumberLast);
    judge_street();
  }

  // Reads the lines in another way, and keeps it where it leads to something nearer.
  void try_reading(french_address::Reading reading) {
    TypedAddress other = split_address(input_, *sources_.cities, reading);
    TypedStreet street(other.street);
    Ranking ranking = rank(sources_, other.city, street);
    const bool is_better = !ranking.hypotheses.empty() &&
                           (ranking_.hypotheses.empty() ||
                            ranking.hypotheses.front().cost() < ranking_.hypotheses.front().cost());
    if (!is_better) return;
    typed_ = std::move(other);
    street_ = std::move(street);
    ranking_ = std::move(ranking);
  }

  void judge_street() {
    if (!has_plausible_street(ranking_, street_)) return lack_street();
    const Hypothesis& best = ranking_.hypotheses.front();
    answer_.certainty = certainty_of(ranking_, street_);
    answer_.margin = 1 - std::exp((best.cost() - cost_of_second(ranking_)) / 100.0);
    answer_.level = has_typed_number(best.street, typed_.street) ? Level::kNumber : Level::kStreet;
    if (!is_sure_street(ranking_, typed_.street, street_)) return offer_streets();
    answer_.address = write_address(best, communes(), typed_);
    note_street_changes(best.street, typed_, answer_);
    note_city_changes(best.city, typed_.city, answer_);
    answer_.is_only_abbreviated = best.cost() <= kAbbreviations;
    answer_.verdict = answer_.changed.empty() ? Verdict::kAccept : Verdict::kCorrect;
    const bool is_missing = best.street.number_match == NumberMatch::kUnknown ||
                            best.street.number_match == NumberMatch::kOtherSuffix;
    if (is_missing && !has_typed_number(best.street, typed_.street)) lack_number(best.street);
  }

  void lack_number(const StreetCandidate& street) {
    answer_.verdict = Verdict::kUnknownNumber;
    answer_.near_numbers = near_numbers(street, typed_.street.number.value);
  }

  // No street of the register is near: then the city is all that is known. Of a city without any street in
  // the register nothing is said.
  void lack_street() {
    answer_.certainty = answer_.margin = 0;
    answer_.level = Level::kNone;
    judge_city(ranking_.cities, communes(), typed_.city, answer_);
    if (answer_.verdict == Verdict::kConflict) return;
    if (is_partial_ || !has_streets()) return leave_street_unchecked();
    answer_.choices.clear();
    answer_.verdict = Verdict::kUnknownStreet;
  }

  // A city that is right says nothing of the street.
  void leave_street_unchecked() {
    if (!street_.is_empty() && answer_.verdict == Verdict::kAccept) answer_.verdict = Verdict::kUnchecked;
  }

  bool has_streets() const {
    return ranking_.cities.empty() ||
           std::any_of(sources_.streets.begin(), sources_.streets.end(), [this](const Register* source) {
             const auto* commune = source->communes().find(ranking_.cities.front().commune->insee);
             return commune != nullptr && !commune->streets.empty();
           });
  }

  void offer_streets() {
    const Cost best = ranking_.hypotheses.front().cost();
    auto& choices = answer_.choices;
    for (const Hypothesis& one : ranking_.hypotheses) {
      if (one.cost() > best + kChoiceWindow || choices.size() == kChoices) break;
      if (!is_plausible(one, ranking_, street_)) continue;
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
