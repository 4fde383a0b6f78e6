#include <algorithm>

#include "register/city_index.hpp"
#include "register/completion.hpp"
#include "text/ascii.hpp"

namespace guichet::address_register {
namespace {

using french_address::Word;

constexpr std::size_t kShortestForSlips = 4;

bool is_all_digits(std::string_view text) {
  return text.find_first_not_of("0123456789") == std::string_view::npos;
}

// The ways in which the last word may go on: what is typed, and saint where it may become one.
std::vector<std::string> keys_of(std::string_view text) {
  const std::vector<Word> words = french_address::split_into_words(text);
  if (words.empty()) return {};
  std::string before;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) before += words[i].text;
  std::vector<std::string> keys = {before + words.back().folded};
  if (words.back().text != words.back().folded) keys.push_back(before + words.back().text);
  return keys;
}

RegisteredAddress write(const CommuneTable::Entry& commune, std::uint32_t code) {
  RegisteredAddress address;
  address.postal_code = format_postal_code(code);
  address.city = commune.name;
  address.insee = format_insee_code(commune.insee);
  return address;
}

bool is_likelier(const CommuneTable::Entry* one, const CommuneTable::Entry* other) {
  if (one->population != other->population) return one->population > other->population;
  return one->name.size() != other->name.size() ? one->name.size() < other->name.size()
                                                : one->insee < other->insee;
}

// How many postal codes of each commune there is room for: one of each, then a second one, and so on.
std::vector<std::uint32_t> share_out(const std::vector<const CommuneTable::Entry*>& communes,
                                     std::size_t limit) {
  std::vector<std::uint32_t> shares(communes.size(), 0);
  for (bool has_grown = true; has_grown;) {
    has_grown = false;
    for (std::size_t i = 0; i < communes.size() && limit > 0; ++i) {
      if (shares[i] == communes[i]->code_count) continue;
      ++shares[i];
      --limit;
      has_grown = true;
    }
  }
  return shares;
}

std::vector<RegisteredAddress> list(const CommuneTable& table,
                                    std::vector<const CommuneTable::Entry*>& communes, std::size_t limit) {
  std::sort(communes.begin(), communes.end(), is_likelier);
  communes.erase(std::unique(communes.begin(), communes.end()), communes.end());
  const std::vector<std::uint32_t> shares = share_out(communes, limit);
  std::vector<RegisteredAddress> result;
  for (std::size_t i = 0; i < communes.size(); ++i) {
    for (std::uint32_t k = 0; k < shares[i]; ++k)
      result.push_back(write(*communes[i], table.begin_codes(*communes[i])[k]));
  }
  return result;
}

std::vector<RegisteredAddress> by_code(const CityIndex& cities, std::string_view digits, std::size_t limit) {
  std::vector<std::pair<const CommuneTable::Entry*, std::uint32_t>> found;
  cities.each_code_with(digits, [&](const CommuneTable::Entry& commune, std::uint32_t code) {
    found.emplace_back(&commune, code);
  });
  std::sort(found.begin(), found.end(), [](const auto& one, const auto& other) {
    return one.first->population != other.first->population ? one.first->population > other.first->population
           : one.second != other.second                     ? one.second < other.second
                                                            : one.first->insee < other.first->insee;
  });
  found.erase(std::unique(found.begin(), found.end()), found.end());
  std::vector<RegisteredAddress> result;
  for (std::size_t i = 0; i < std::min(limit, found.size()); ++i)
    result.push_back(write(*found[i].first, found[i].second));
  return result;
}

}  // namespace

std::vector<RegisteredAddress> complete_city(const CityIndex& cities, std::string_view text,
                                             std::size_t limit) {
  text = trim_ascii(text);
  if (text.empty()) return {};
  if (is_all_digits(text))
    return text.size() <= 5 ? by_code(cities, text, limit) : std::vector<RegisteredAddress>{};
  std::vector<const CommuneTable::Entry*> found;
  const std::vector<std::string> keys = keys_of(text);
  for (const std::string& key : keys) {
    cities.each_name_with(key, [&](const CommuneTable::Entry& commune) { found.push_back(&commune); });
  }
  if (found.empty() && !keys.empty() && keys.back().size() >= kShortestForSlips) {
    cities.each_name_nearly_with(keys.back(),
                                 [&](const CommuneTable::Entry& commune) { found.push_back(&commune); });
  }
  return list(cities.communes(), found, limit);
}

}  // namespace guichet::address_register
