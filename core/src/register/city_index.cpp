#include "register/city_index.hpp"

#include <algorithm>
#include <bit>

#include "register/bit_pattern.hpp"
#include "text/ascii.hpp"

namespace guichet::address_register {
namespace {

using french_address::Spelling;
using french_address::Word;

constexpr Cost kNoCode = 110;
constexpr Cost kSwappedDigits = 330;
constexpr Cost kOneDigit = 370;
constexpr Cost kPrefecture = 260;
constexpr Cost kSameDepartment = 380;
constexpr Cost kOtherCode = 800;
constexpr Cost kNoName = 230;
constexpr Cost kOtherDistrict = 500;
constexpr Cost kFormerName = 30;
constexpr Cost kFits = 400;  // then no name that is only alike is looked for
constexpr Cost kFarName = 1'100;

// A bit for each letter, and for each pair of letters: texts that are alike have most of them in common.
std::uint64_t signature_of(std::string_view sound) {
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < sound.size(); ++i) {
    const auto c = static_cast<unsigned char>(sound[i]);
    bits |= std::uint64_t{1} << (c >= 'a' && c <= 'z' ? c - 'a' : 26U + c % 4U);
    if (i + 1 < sound.size())
      bits |= std::uint64_t{1} << (30U + (c * 31U + static_cast<unsigned char>(sound[i + 1])) % 34U);
  }
  return bits;
}

std::size_t department_digits(std::string_view code) {
  return code.substr(0, 2) == "97" || code.substr(0, 2) == "98" ? 3 : 2;
}

bool is_same_department(std::string_view one, std::string_view other) {
  const std::size_t digits = department_digits(one);
  return one.substr(0, digits) == other.substr(0, digits);
}

Cost code_cost(std::string_view typed, std::string_view wanted) {
  if (typed == wanted) return 0;
  if (typed.size() != wanted.size()) return kOtherCode;
  std::size_t wrong = 0;
  std::size_t first = typed.size();
  for (std::size_t i = 0; i < typed.size(); ++i) {
    if (typed[i] == wanted[i]) continue;
    if (wrong++ == 0) first = i;
  }
  const bool is_swap = wrong == 2 && first + 1 < typed.size() && typed[first] == wanted[first + 1] &&
                       typed[first + 1] == wanted[first];
  if (is_swap) return kSwappedDigits;
  if (is_same_department(typed, wanted))
    return typed.substr(2) == "000" ? kPrefecture : wrong == 1 ? kOneDigit : kSameDepartment;
  return wrong == 1 ? kOneDigit : kOtherCode;
}

void keep_cheapest(std::vector<CityCandidate>& candidates, std::size_t limit) {
  std::stable_sort(
      candidates.begin(), candidates.end(),
      [](const CityCandidate& one, const CityCandidate& other) { return one.cost() < other.cost(); });
  if (candidates.size() > limit) candidates.resize(limit);
}

}  // namespace

Cost postal_code_cost(std::string_view typed, const CommuneTable& communes,
                      const CommuneTable::Entry& commune) {
  if (typed.empty()) return kNoCode;
  Cost best = kOtherCode;
  for (const auto* code = communes.begin_codes(commune); code != communes.end_codes(commune); ++code) {
    best = std::min(best, code_cost(typed, format_postal_code(*code)));
  }
  return best;
}

Spelling city_spelling(const std::vector<Word>& words) {
  Spelling spelling;
  spelling.append_registered({words.begin(), words.end()});
  return spelling;
}

CityIndex::CityIndex(const CommuneTable& communes) : communes_(&communes) {
  pool_.reserve(communes.entries().size() * 24 + communes.former().size() * 24);
  names_.reserve(communes.entries().size() + communes.former().size());
  for (std::uint32_t i = 0; i < communes.entries().size(); ++i)
    add_name(i, communes.entries()[i].name, false);
  for (const auto& former : communes.former()) add_name(former.commune, former.name, true);
  std::stable_sort(names_.begin(), names_.end(),
                   [](const Name& one, const Name& other) { return one.key < other.key; });
  for (std::uint32_t i = 0; i < names_.size(); ++i) {
    const auto& entry = communes.entries()[names_[i].commune];
    for (const auto* code = communes.begin_codes(entry); code != communes.end_codes(entry); ++code)
      by_code_.emplace_back(*code, i);
  }
  std::sort(by_code_.begin(), by_code_.end());
}

void CityIndex::add_name(std::uint32_t commune, std::string_view written, bool is_former) {
  const Spelling spelling = city_spelling(french_address::split_into_words(written));
  const std::string_view letters = spelling.letters.view();
  if (pool_.capacity() - pool_.size() < letters.size()) return;  // names are never that long
  const std::size_t begin = pool_.size();
  pool_.insert(pool_.end(), letters.begin(), letters.end());
  names_.push_back(
      {commune, written, {pool_.data() + begin, letters.size()}, signature_of(letters), is_former});
}

void CityIndex::find_by_code(std::uint32_t code, std::vector<const Name*>& found) const {
  auto place =
      std::lower_bound(by_code_.begin(), by_code_.end(), std::pair<std::uint32_t, std::uint32_t>{code, 0});
  for (; place != by_code_.end() && place->first == code; ++place) found.push_back(&names_[place->second]);
}

void CityIndex::find_by_key(std::string_view key, std::vector<const Name*>& found) const {
  auto place = std::lower_bound(names_.begin(), names_.end(), key,
                                [](const Name& name, std::string_view text) { return name.key < text; });
  for (; place != names_.end() && place->key == key; ++place) found.push_back(&*place);
}

bool CityIndex::has_name(std::string_view name) const {
  std::vector<const Name*> found;
  find_by_key(city_spelling(french_address::split_into_words(name)).letters.view(), found);
  return !found.empty();
}

// The names that have most of their sounds in common with what was typed.
void CityIndex::find_alike(const Spelling& typed, std::vector<const Name*>& found) const {
  constexpr std::size_t kKept = 24;
  const std::uint64_t signature = signature_of(typed.letters.view());
  const int allowed = std::min(14, 4 + std::popcount(signature) / 2);
  const BitPattern pattern(typed.letters.view());
  std::vector<std::pair<std::size_t, const Name*>> near;
  for (const Name& name : names_) {
    if (std::popcount(name.signature ^ signature) > allowed) continue;
    const std::size_t distance = pattern.distance(name.key);
    if (distance <= 3 + pattern.size() / 4) near.emplace_back(distance, &name);
  }
  const std::size_t kept = std::min(near.size(), kKept);
  std::partial_sort(near.begin(), near.begin() + static_cast<std::ptrdiff_t>(kept),
                    near.end());  // pairs: equal ones in the order of the names
  for (std::size_t i = 0; i < kept; ++i) found.push_back(near[i].second);
}

// Keeps the cheaper one of two names of a commune.
void CityIndex::add(const Name& name, const french_address::CityLine& line, const Spelling& typed,
                    std::vector<CityCandidate>& candidates) const {
  const auto& entry = communes_->entries()[name.commune];
  CityCandidate candidate{&entry, kNoName, postal_code_cost(line.postal_code, *communes_, entry), false, {}};
  if (typed.letters.size() > 0) {
    candidate.name =
        spelling_cost(typed, city_spelling(french_address::split_into_words(name.written)), kFarName);
    candidate.is_exact_name = candidate.name == 0;
  }
  if (name.is_former) {
    candidate.name += kFormerName;
    candidate.former = name.written;
  }
  if (line.district != 0 && entry.district != line.district) candidate.name += kOtherDistrict;
  const auto same = std::find_if(candidates.begin(), candidates.end(),
                                 [&](const CityCandidate& one) { return one.commune == &entry; });
  if (same == candidates.end()) {
    candidates.push_back(candidate);
  } else if (candidate.cost() < same->cost()) {
    *same = candidate;
  }
}

std::vector<CityCandidate> CityIndex::find(const french_address::CityLine& line, std::size_t limit) const {
  const Spelling typed = city_spelling(line.words);
  std::vector<const Name*> found;
  if (!line.postal_code.empty()) find_by_code(parse_postal_code(line.postal_code), found);
  if (typed.letters.size() > 0) find_by_key(typed.letters.view(), found);
  std::vector<CityCandidate> candidates;
  for (const Name* name : found) add(*name, line, typed, candidates);
  const auto fits = [](const CityCandidate& one) { return one.cost() < kFits; };
  if (typed.letters.size() > 0 && std::none_of(candidates.begin(), candidates.end(), fits)) {
    found.clear();
    find_alike(typed, found);
    for (const Name* name : found) add(*name, line, typed, candidates);
  }
  keep_cheapest(candidates, limit);
  return candidates;
}

std::vector<CityCandidate> CityIndex::find_more(const french_address::CityLine& line,
                                                std::size_t limit) const {
  const Spelling typed = city_spelling(line.words);
  std::vector<const Name*> found;
  if (typed.letters.size() > 0) find_alike(typed, found);
  std::vector<CityCandidate> candidates;
  for (const Name* name : found) add(*name, line, typed, candidates);
  keep_cheapest(candidates, limit);
  return candidates;
}

}  // namespace guichet::address_register
