#include "register/verdict.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "register/house_numbers.hpp"
#include "register/judge.hpp"
#include "register/typed_address.hpp"
#include "text/ascii.hpp"

namespace guichet::address_register {
namespace {

constexpr std::size_t kChoices = 5;
constexpr std::size_t kNearNumbers = 5;
constexpr Cost kChoiceWindow = 400;  // what is dearer than the best by more is not shown
constexpr Cost kSureCity = 420;      // what a city may cost to be sure without a street
constexpr Cost kAbbreviations = 90;  // up to two articles left out
constexpr Cost kGuessedCity = 900;  // what a city may cost to be named at all
constexpr Cost kCityMargin = 300;

std::string write_number(std::uint32_t value, std::string_view suffix) {
  std::string number = std::to_string(value);
  if (!suffix.empty()) number += " " + std::string(suffix);
  return number;
}

// The code of the commune that was typed, or else its only one, or that of the street.
std::string postal_code_of(const CommuneTable& communes, const CommuneTable::Entry& commune, std::string_view typed) {
  const auto* begin = communes.begin_codes(commune);
  const auto* end = communes.end_codes(commune);
  for (const auto* code = begin; code != end; ++code) {
    if (format_postal_code(*code) == typed) return std::string(typed);
  }
  return end - begin == 1 ? format_postal_code(*begin) : std::string{};
}

// Builds the answer for one typed address.
class Answer {
 public:
  Answer(const Sources& sources, bool is_partial, const AddressInput& input)
      : sources_(sources), is_partial_(is_partial), input_(input), typed_(split_address(input, *sources.cities)), street_(typed_.street) {
    answer_.extras = typed_.street.extras;
  }

  AddressVerdict make() {
    if (typed_.city.is_military) return answer_;
    const bool has_city = !typed_.city.postal_code.empty() || !typed_.city.words.empty();
    if (!has_city) return answer_;
    if (sources_.streets.empty() || street_.is_empty()) {
      ranking_.cities = cities().find(typed_.city, 2 * kChoices);
      judge_city();
      return answer_;
    }
    ranking_ = rank(sources_, typed_.city, street_);
    read_comma_as_part_of_street();
    judge_street();
    return answer_;
  }

 private:
  // "Rue Antoine, Alexandre et Henri Becquerel": what stands behind a comma and names no flat may belong to the street.
  void read_comma_as_part_of_street() {
    if (!typed_.street.may_go_on) return;
    TypedAddress whole = split_address(input_, cities(), true);
    TypedStreet street(whole.street);
    Ranking ranking = rank(sources_, whole.city, street);
    const bool is_better = !ranking.hypotheses.empty() &&
                           (ranking_.hypotheses.empty() || ranking.hypotheses.front().cost() < ranking_.hypotheses.front().cost());
    if (!is_better) return;
    typed_ = std::move(whole);
    street_ = std::move(street);
    ranking_ = std::move(ranking);
    answer_.extras = typed_.street.extras;
  }

  void judge_street() {
    const bool is_near = !ranking_.hypotheses.empty() && is_plausible(ranking_.hypotheses.front(), street_);
    if (!is_near) return lack_street();
    const Hypothesis& best = ranking_.hypotheses.front();
    answer_.certainty = certainty_of(ranking_, street_);
    answer_.margin = 1 - std::exp((best.cost() - cost_of_second(ranking_)) / 100.0);
    if (!is_sure_street(ranking_, typed_.street, street_)) return offer_streets();
    answer_.address = write(best);
    const bool is_unknown = best.street.number_match == NumberMatch::kUnknown;
    answer_.level = best.street.number_match == NumberMatch::kNoneTyped || best.street.number_match == NumberMatch::kNoNumbers || is_unknown ? Level::kStreet : Level::kNumber;
    note_changes(best);
    answer_.verdict = is_unknown ? Verdict::kUnknownNumber : answer_.changed.empty() ? Verdict::kAccept : Verdict::kCorrect;
    answer_.is_only_abbreviated = best.cost() <= kAbbreviations;
    if (is_unknown) answer_.near_numbers = near_numbers(best.street);
  }

  // No street of the register is near: then the city is all that is known.
  void lack_street() {
    judge_city();
    if (answer_.verdict == Verdict::kConflict || is_partial_) return;
    answer_.choices.clear();
    answer_.verdict = Verdict::kUnknownStreet;
  }

  void offer_streets() {
    const Cost best = ranking_.hypotheses.front().cost();
    for (const Hypothesis& one : ranking_.hypotheses) {
      if (one.cost() > best + kChoiceWindow || answer_.choices.size() == kChoices) break;
      if (!is_plausible(one, street_)) continue;
      RegisteredAddress choice = write(one);
      if (std::find(answer_.choices.begin(), answer_.choices.end(), choice) == answer_.choices.end()) answer_.choices.push_back(std::move(choice));
    }
    answer_.verdict = Verdict::kChoose;
    if (answer_.choices.empty()) return;
    answer_.address = answer_.choices.front();
    answer_.level = ranking_.hypotheses.front().street.number_match == NumberMatch::kUnknown ? Level::kStreet : Level::kNumber;
  }

  bool is_sure_city() const {
    const auto& cities = ranking_.cities;
    const bool is_near = !cities.empty() && cities.front().cost() <= kSureCity && cities.front().code < 800;
    if (!is_near || contradicts_itself()) return false;
    return cities.size() < 2 || cities[1].cost() - cities[0].cost() >= kCityMargin;
  }

  // The name is one city's and the postal code another's: both may be meant.
  bool contradicts_itself() const {
    const CityCandidate& best = ranking_.cities.front();
    if (!best.is_exact_name || best.code == 0 || typed_.city.postal_code.empty()) return false;
    return std::any_of(ranking_.cities.begin(), ranking_.cities.end(), [](const CityCandidate& one) { return one.code == 0; });
  }

  // A code alone, or a name alone, is as it should be when a city has it; a code that none has may be a CEDEX.
  void judge_half() {
    const bool is_known = std::any_of(ranking_.cities.begin(), ranking_.cities.end(), [this](const CityCandidate& one) {
      return typed_.city.words.empty() ? one.code == 0 : one.is_exact_name;
    });
    if (!is_known) return void(answer_.verdict = typed_.city.words.empty() ? Verdict::kUnchecked : answer_.verdict);
    answer_.verdict = Verdict::kAccept;
    answer_.choices.clear();
    answer_.address = {};
    answer_.address.postal_code = typed_.city.postal_code;
    answer_.level = Level::kNone;
  }

  void judge_city() {
    if (ranking_.cities.empty()) {
      answer_.verdict = typed_.city.words.empty() ? Verdict::kUnchecked : Verdict::kConflict;
      return;
    }
    const CityCandidate& best = ranking_.cities.front();
    const Cost second = ranking_.cities.size() > 1 ? ranking_.cities[1].cost() : best.cost() + 2'000;
    double others = 0;
    for (const CityCandidate& one : ranking_.cities) others += std::exp((best.cost() - one.cost()) / 100.0);
    answer_.certainty = 1 / (others + std::exp((best.cost() - 900) / 100.0));
    answer_.margin = 1 - std::exp((best.cost() - second) / 100.0);
    if (!is_sure_city()) {
      offer_cities();
      if (typed_.city.words.empty() || typed_.city.postal_code.empty()) judge_half();
      return;
    }
    write_city(best);
    answer_.level = Level::kCity;
    note_city_changes(best);
    answer_.verdict = answer_.changed.empty() ? Verdict::kAccept : Verdict::kCorrect;
  }

  // The right pairs, where the postal code and the city disagree.
  void offer_cities() {
    const bool has_both = !typed_.city.postal_code.empty() && !typed_.city.words.empty();
    answer_.verdict = has_both ? Verdict::kConflict : Verdict::kChoose;
    const bool is_contradiction = contradicts_itself();
    for (const CityCandidate& one : ranking_.cities) {
      const bool is_near = one.cost() <= ranking_.cities.front().cost() + kChoiceWindow;
      if (answer_.choices.size() == kChoices) break;
      if (!is_near && !(is_contradiction && one.code == 0)) continue;
      RegisteredAddress choice;
      choice.postal_code = city_code(one);
      choice.city = one.commune->name;
      choice.insee = format_insee_code(one.commune->insee);
      answer_.choices.push_back(std::move(choice));
    }
    if (ranking_.cities.front().cost() > kGuessedCity) return;
    answer_.address = answer_.choices.front();
    answer_.level = Level::kCity;
  }

  std::string city_code(const CityCandidate& city) const {
    std::string code = postal_code_of(cities().communes(), *city.commune, typed_.city.postal_code);
    const bool has_codes = city.commune->code_count > 0;
    return code.empty() && has_codes ? format_postal_code(*cities().communes().begin_codes(*city.commune)) : code;
  }

  void write_city(const CityCandidate& city) { write_city(city, answer_.address, city_code(city)); }

  // What a letter box outside of the ordinary delivery is written with is kept: CEDEX.
  void write_city(const CityCandidate& city, RegisteredAddress& address, std::string code) const {
    address.insee = format_insee_code(city.commune->insee);
    address.locality = city.former;
    address.postal_code = std::move(code);
    address.city = city.commune->name;
    if (!typed_.city.is_cedex) return;
    if (!typed_.city.postal_code.empty()) address.postal_code = typed_.city.postal_code;
    address.city = trim_ascii(typed_.city.text);
  }

  RegisteredAddress write(const Hypothesis& one) const {
    RegisteredAddress address;
    const Street& street = one.street.street;
    const Register& source = *one.street.source;
    const auto& communes = source.communes();
    const auto* codes = communes.begin_codes(*one.street.commune);
    const std::string code = street.postal_code < one.street.commune->code_count ? format_postal_code(codes[street.postal_code]) : std::string{};
    write_city(one.city, address, code);
    address.street = source.label(street);
    if (street.former > 0) address.locality = source.locality(street.former);
    const bool is_found = one.street.number_match != NumberMatch::kUnknown && one.street.entry.value != 0;
    address.number = is_found && typed_.street.number.range_end.empty()
                         ? written_number(one.street)
                         : typed_number(typed_.street.number);
    return address;
  }

  void note_changes(const Hypothesis& best) {
    if (!is_as_typed(best.street, typed_.street)) {
      if (is_other_number(best.street)) answer_.changed.push_back("number");
      if (fold(answer_.address.street) != folded_words(typed_.street.words)) answer_.changed.push_back("street");
    }
    note_city_changes(best.city);
  }

  bool is_other_number(const StreetCandidate& street) const {
    const bool is_found = street.entry.value != 0 && typed_.street.number.range_end.empty();
    return is_found && fold(written_number(street)) != fold(typed_number(typed_.street.number));
  }

  static std::string fold(std::string_view text) { return folded_words(french_address::split_into_words(text)); }

  void note_city_changes(const CityCandidate& city) {
    if (typed_.city.is_cedex) return;
    const bool has_both = !typed_.city.words.empty() && !typed_.city.postal_code.empty();
    if ((has_both || has_street()) && answer_.address.postal_code != typed_.city.postal_code) answer_.changed.push_back("postal_code");
    if (!city.is_exact_name && (has_street() || !typed_.city.words.empty())) answer_.changed.push_back("city");
  }

  bool has_street() const { return !answer_.address.street.empty(); }

  std::vector<std::string> near_numbers(const StreetCandidate& street) const {
    auto numbers = decode_house_numbers(street.street.house_numbers);
    const std::uint32_t wanted = typed_.street.number.value;
    const auto distance = [=](const HouseNumberEntry& one) { return one.value > wanted ? one.value - wanted : wanted - one.value; };
    std::stable_sort(numbers.begin(), numbers.end(), [&](const auto& one, const auto& other) { return distance(one) < distance(other); });
    if (numbers.size() > kNearNumbers) numbers.resize(kNearNumbers);
    std::sort(numbers.begin(), numbers.end());
    std::vector<std::string> written;
    for (const HouseNumberEntry& one : numbers) written.push_back(write_number(one.value, street.source->suffix(one.suffix)));
    return written;
  }

  const CityIndex& cities() const { return *sources_.cities; }

  const Sources& sources_;
  const bool is_partial_;
  const AddressInput& input_;
  TypedAddress typed_;
  TypedStreet street_;
  Ranking ranking_;
  AddressVerdict answer_;
};

}  // namespace

AddressVerdict AddressBook::check(const AddressInput& input) const { return Answer(sources_, is_partial_, input).make(); }

}  // namespace guichet::address_register
