#include <algorithm>

#include "french_address/street_line.hpp"
#include "register/bit_pattern.hpp"
#include "register/completion.hpp"

namespace guichet::address_register {
namespace {

using french_address::kNoStreetType;
using french_address::StreetLine;
using french_address::Word;
using french_address::WordKind;

constexpr std::size_t kCities = 8;
constexpr Cost kFarCity = 420;
constexpr std::size_t kShortestForSlips = 4;

struct Found {
  std::size_t rank;  // 0: the name begins with what was typed
  std::string label;
  RegisteredAddress address;
};

bool begins(std::string_view text, std::string_view with) { return text.substr(0, with.size()) == with; }

// How well the words of a street go on from the typed ones; 3 when they do not.
class Matcher {
 public:
  explicit Matcher(const StreetLine& line) : type_(line.words.size() > 1 ? line.type : kNoStreetType) {
    for (std::size_t i = type_ == kNoStreetType ? 0 : 1; i < line.words.size(); ++i) {
      if (line.words[i].kind != WordKind::kArticle || i + 1 == line.words.size())
        typed_.push_back(line.words[i]);
    }
    for (const Word& word : typed_) key_ += word.sound;
  }

  std::size_t rank(const Register& source, const Street& street) const {
    const PreparedWord* first = street.word_count > 1 ? source.word(street.words[0]) : nullptr;
    const bool has_type = first != nullptr && first->type != kNoStreetType;
    if (type_ != kNoStreetType && (!has_type || first->type != type_)) return kNone;
    const std::size_t begin = type_ == kNoStreetType ? 0 : 1;
    std::size_t best = match_words(source, street, begin);
    if (best > 0 && has_type && begin == 0) best = std::min(best, match_words(source, street, 1));
    return best;
  }

  bool is_nearly(const Register& source, const Street& street, const BitPattern& pattern) const {
    std::string key;
    for (std::size_t i = type_ == kNoStreetType ? 0 : 1; i < street.word_count; ++i) {
      const PreparedWord* word = source.word(street.words[i]);
      if (word != nullptr && word->kind != WordKind::kArticle) key += word->sound;
    }
    return pattern.distance_to_beginning(key) <= pattern.size() / 4;
  }

  std::string_view key() const { return key_; }
  static constexpr std::size_t kNone = 3;

 private:
  // Each typed word begins one of the street's, in their order; the typed ones but the last may be
  // abbreviated.
  std::size_t match_words(const Register& source, const Street& street, std::size_t at) const {
    std::size_t skipped = 0;
    std::size_t next = 0;
    for (; at < street.word_count && next < typed_.size(); ++at) {
      const PreparedWord* word = source.word(street.words[at]);
      if (word == nullptr) return kNone;
      const bool fits = begins(word->text, typed_[next].text) ||
                        (next + 1 == typed_.size() && begins(word->text, typed_[next].folded));
      if (fits) {
        ++next;
      } else if (word->kind != WordKind::kArticle) {
        ++skipped;
      }
    }
    return next < typed_.size() ? kNone : skipped == 0 ? 0 : skipped < 3 ? 1 : 2;
  }

  french_address::StreetType type_;
  std::vector<Word> typed_;
  std::string key_;
};

std::string number_of(const french_address::HouseNumber& number) {
  if (number.value == 0) return {};
  return std::to_string(number.value) + (number.suffix.empty() ? "" : " " + number.suffix);
}

RegisteredAddress write(const Register& source, const CommuneTable::Entry& commune, const Street& street,
                        const StreetLine& typed) {
  RegisteredAddress address;
  address.number = number_of(typed.number);
  address.street = source.label(street);
  if (street.postal_code < commune.code_count)
    address.postal_code = format_postal_code(source.communes().begin_codes(commune)[street.postal_code]);
  address.city = commune.name;
  address.insee = format_insee_code(commune.insee);
  return address;
}

template <class Rank>
void collect(const Register& source, const CommuneTable::Entry& commune, const StreetLine& typed, Rank rank,
             std::vector<Found>& found) {
  StreetBlockReader block(commune.streets);
  for (Street street; block.next(street);) {
    const std::size_t its_rank = rank(street);
    if (its_rank < Matcher::kNone)
      found.push_back({its_rank, source.label(street), write(source, commune, street, typed)});
  }
}

void sort_and_limit(std::vector<Found>& found, std::size_t limit) {
  const auto key = [](const Found& one) {
    return std::tuple(one.rank, one.label.size(), one.label, one.address.insee, one.address.postal_code);
  };
  std::sort(found.begin(), found.end(),
            [&](const Found& one, const Found& other) { return key(one) < key(other); });
  found.erase(std::unique(found.begin(), found.end(),
                          [](const Found& one, const Found& other) { return one.address == other.address; }),
              found.end());
  if (found.size() > limit) found.resize(limit);
}

}  // namespace

std::vector<RegisteredAddress> complete_street(const Sources& sources, std::string_view text,
                                               std::string_view postal_code, std::string_view city,
                                               std::size_t limit) {
  const StreetLine typed = french_address::split_street_lines({text});
  const Matcher matcher(typed);
  if (matcher.key().empty()) return {};
  const auto cities = sources.cities->find(french_address::split_city(postal_code, city), kCities);
  std::vector<Found> found;
  const auto go_through = [&](auto rank_in) {
    for (const CityCandidate& candidate : cities) {
      if (candidate.cost() > std::max(kFarCity, cities.front().cost())) break;
      for (const Register* source : sources.streets) {
        const auto* commune = source->communes().find(candidate.commune->insee);
        if (commune != nullptr) collect(*source, *commune, typed, rank_in(*source), found);
      }
    }
  };
  go_through([&](const Register& source) {
    return [&](const Street& street) { return matcher.rank(source, street); };
  });
  if (found.empty() && matcher.key().size() >= kShortestForSlips) {
    const BitPattern pattern(matcher.key());
    go_through([&](const Register& source) {
      return [&](const Street& street) {
        return matcher.is_nearly(source, street, pattern) ? std::size_t{2} : Matcher::kNone;
      };
    });
  }
  sort_and_limit(found, limit);
  std::vector<RegisteredAddress> result;
  for (Found& one : found) result.push_back(std::move(one.address));
  return result;
}

}  // namespace guichet::address_register
