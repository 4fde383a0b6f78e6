#include "register/city_verdict.hpp"

#include <algorithm>
#include <cmath>

#include "register/writing.hpp"

namespace guichet::address_register {
namespace {

using french_address::CityLine;

constexpr std::size_t kChoices = 5;
constexpr std::size_t kOfCode = 2;   // at least so many are for the cities of the code, where it is another's
constexpr Cost kChoiceWindow = 400;  // what is dearer than the best by more is not shown
constexpr Cost kSure = 420;          // what a city may cost to be sure
constexpr Cost kOtherCode = 800;     // a postal code that is no slip of the city's
constexpr Cost kMargin = 300;
constexpr Cost kUnknown = 900;  // the rival: a city that is not in the table
constexpr Cost kNoSecond = 2'000;

bool has_code(const CityCandidate& city) { return city.code == 0; }

// Judges the candidates of one postal code and city.
class CityJudge {
 public:
  CityJudge(const std::vector<CityCandidate>& cities, const CommuneTable& communes, const CityLine& typed,
            AddressVerdict& answer)
      : cities_(cities), communes_(communes), typed_(typed), answer_(answer) {}

  void judge() {
    if (cities_.empty())
      return void(answer_.verdict = typed_.words.empty() ? Verdict::kUnchecked : Verdict::kConflict);
    weigh();
    if (is_sure()) return accept();
    offer();
    if (typed_.words.empty() || typed_.postal_code.empty()) judge_half();
  }

 private:
  const CityCandidate& best() const { return cities_.front(); }

  void weigh() {
    const Cost second = cities_.size() > 1 ? cities_[1].cost() : best().cost() + kNoSecond;
    double others = std::exp((best().cost() - kUnknown) / 100.0);
    for (const CityCandidate& one : cities_) others += std::exp((best().cost() - one.cost()) / 100.0);
    answer_.certainty = 1 / others;
    answer_.margin = 1 - std::exp((best().cost() - second) / 100.0);
  }

  bool is_sure() const {
    if (best().cost() > kSure || best().code >= kOtherCode || contradicts_itself()) return false;
    return cities_.size() < 2 || cities_[1].cost() - best().cost() >= kMargin;
  }

  // The name is one city's and the postal code another's: both may be meant.
  bool contradicts_itself() const {
    if (!best().is_exact_name || has_code(best()) || typed_.postal_code.empty()) return false;
    return std::any_of(cities_.begin(), cities_.end(), has_code);
  }

  void accept() {
    answer_.address = write_city(best(), communes_, typed_);
    answer_.level = Level::kCity;
    note_city_changes(best(), typed_, answer_);
    answer_.verdict = answer_.changed.empty() ? Verdict::kAccept : Verdict::kCorrect;
  }

  // The right pairs, where the postal code and the city disagree.
  void offer() {
    answer_.verdict =
        typed_.postal_code.empty() || typed_.words.empty() ? Verdict::kChoose : Verdict::kConflict;
    const bool shows_both = contradicts_itself();
    add_choices(shows_both ? kChoices - kOfCode : kChoices, [&](const CityCandidate& one) {
      return one.cost() <= best().cost() + kChoiceWindow && !(shows_both && has_code(one));
    });
    if (shows_both) add_choices(kChoices, has_code);
    if (best().cost() > kUnknown) return;
    answer_.address = answer_.choices.front();
    answer_.level = Level::kCity;
  }

  // Adds those that are wanted until there are so many.
  template <class IsWanted>
  void add_choices(std::size_t most, IsWanted is_wanted) {
    for (const CityCandidate& one : cities_) {
      if (answer_.choices.size() >= most) return;
      if (is_wanted(one)) answer_.choices.push_back(write_city(one, communes_, typed_));
    }
  }

  // A code alone, or a name alone, is as it should be when a city has it; a code that none has may be a
  // CEDEX.
  void judge_half() {
    const bool is_code = typed_.words.empty();
    const auto has_it = [=](const CityCandidate& one) { return is_code ? has_code(one) : one.is_exact_name; };
    if (std::none_of(cities_.begin(), cities_.end(), has_it)) {
      if (is_code) answer_.verdict = Verdict::kUnchecked;
      return;
    }
    answer_.verdict = Verdict::kAccept;
    answer_.level = Level::kNone;
    answer_.choices.clear();
    answer_.address = {};
    answer_.address.postal_code = typed_.postal_code;
  }

  const std::vector<CityCandidate>& cities_;
  const CommuneTable& communes_;
  const CityLine& typed_;
  AddressVerdict& answer_;
};

}  // namespace

void judge_city(const std::vector<CityCandidate>& cities, const CommuneTable& communes, const CityLine& typed,
                AddressVerdict& answer) {
  CityJudge(cities, communes, typed, answer).judge();
}

}  // namespace guichet::address_register
