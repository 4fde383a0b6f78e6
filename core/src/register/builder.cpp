#include "register/builder.hpp"

#include <algorithm>
#include <numeric>

#include "register/file_format.hpp"
#include "register/label.hpp"
#include "register/prepared_words.hpp"
#include "register/street_block.hpp"

namespace guichet::address_register {
namespace {

// Packed streets one behind the other, until write() knows the ranks of the words.
void append_packed(std::string& bytes, const std::vector<std::uint32_t>& words, std::uint32_t postal_code,
                   std::uint32_t former, std::string_view house_numbers) {
  append_number(bytes, words.size());
  for (const std::uint32_t word : words) append_number(bytes, word);
  append_number(bytes, postal_code);
  append_number(bytes, former);
  append_text(bytes, house_numbers);
}

}  // namespace

std::uint32_t RegisterBuilder::TextPlaces::place(std::string_view text) {
  const auto [found, is_new] =
      places_.try_emplace(std::string(text), static_cast<std::uint32_t>(texts_.size()));
  if (is_new) texts_.emplace_back(text);
  return found->second;
}

RegisterBuilder::RegisterBuilder(CommuneList communes) : former_(std::move(communes.former)) {
  for (Commune& commune : communes.communes) communes_.emplace(commune.insee, std::move(commune));
}

Commune& RegisterBuilder::commune_of(const AddressRow& row) {
  const auto [found, is_new] = communes_.try_emplace(row.insee);
  Commune& commune = found->second;
  if (is_new) commune.insee = row.insee;
  if (commune.district == 0 && commune.name != row.commune) {
    // As the register writes it; the other name may be the one of before or after a merger.
    if (!is_new) former_.push_back({row.insee, commune.name});
    commune.name = row.commune;
  }
  auto& codes = commune.postal_codes;
  if (std::find(codes.begin(), codes.end(), row.postal_code) == codes.end()) codes.push_back(row.postal_code);
  return commune;
}

void RegisterBuilder::add(const AddressRow& row) {
  commune_of(row);
  const std::uint32_t former = row.former_commune.empty() ? 0 : 1 + localities_.place(row.former_commune);
  auto& numbers = fresh_[row.insee][{std::string(row.street), row.postal_code, former}];
  ++address_count_;
  if (row.number == 0) return;
  numbers.push_back({row.number, row.suffix.empty() ? 0 : 1 + suffixes_.place(row.suffix)});
}

void RegisterBuilder::pack_street(std::string& packed, const StreetKey& key,
                                  std::vector<HouseNumberEntry> numbers) {
  std::vector<std::uint32_t> words;
  for (const std::string_view word : split_label(key.label)) {
    words.push_back(words_.place(word));
    if (words.back() == word_uses_.size()) word_uses_.push_back(0);
    ++word_uses_[words.back()];
  }
  append_packed(packed, words, key.postal_code, key.former, encode_house_numbers(std::move(numbers)));
  ++street_count_;
}

void RegisterBuilder::pack() {
  for (auto& [insee, streets] : fresh_) {
    std::string& packed = packed_[insee];
    for (auto& [key, numbers] : streets) pack_street(packed, key, std::move(numbers));
  }
  fresh_.clear();
}

// The rank of each word, and the words by rank: the most frequent ones take the shortest numbers.
std::vector<std::uint32_t> RegisterBuilder::rank_words(std::vector<std::string_view>& ranked,
                                                       std::vector<std::uint32_t>& uses) const {
  std::vector<std::uint32_t> order(words_.texts().size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&](auto one, auto other) { return word_uses_[one] > word_uses_[other]; });
  std::vector<std::uint32_t> ranks(order.size());
  for (std::uint32_t rank = 0; rank < order.size(); ++rank) {
    ranks[order[rank]] = rank;
    ranked.push_back(words_.texts()[order[rank]]);
    uses.push_back(word_uses_[order[rank]]);
  }
  return ranks;
}

std::string RegisterBuilder::write_streets(const Commune& commune,
                                           const std::vector<std::uint32_t>& ranks) const {
  const auto packed = packed_.find(commune.insee);
  if (packed == packed_.end()) return {};
  StreetBlockWriter block;
  std::vector<std::uint32_t> words;
  for (ByteReader reader(packed->second); !reader.is_at_end();) {
    words.resize(reader.number32());
    for (std::uint32_t& word : words) word = ranks[reader.number32()];
    const std::uint32_t code = reader.number32();
    const std::uint32_t former = reader.number32();
    const auto& codes = commune.postal_codes;
    const auto place = std::find(codes.begin(), codes.end(), code) - codes.begin();
    block.add(words, static_cast<std::uint32_t>(place), former, reader.text());
  }
  return block.finish();
}

std::string RegisterBuilder::write() {
  pack();
  std::vector<std::string_view> ranked;
  std::vector<std::uint32_t> uses;
  const std::vector<std::uint32_t> ranks = rank_words(ranked, uses);
  CommuneList list;
  std::string streets;
  for (auto& [insee, commune] : communes_) {
    const std::string block = write_streets(commune, ranks);
    commune.street_bytes = block.size();
    streets += block;
    list.communes.push_back(commune);
  }
  std::sort(former_.begin(), former_.end());
  former_.erase(std::unique(former_.begin(), former_.end()), former_.end());
  for (const FormerName& former : former_) {
    if (communes_.count(former.commune) > 0) list.former.push_back(former);
  }
  const auto views = [](const TextPlaces& places) {
    return std::vector<std::string_view>(places.texts().begin(), places.texts().end());
  };
  const std::string words = PreparedWords::write(ranked, uses);
  const std::string suffixes = write_texts(views(suffixes_));
  const std::string localities = write_texts(views(localities_));
  const std::string communes = write_commune_list(list);
  return write_file({words, suffixes, localities, communes, streets});
}

}  // namespace guichet::address_register
