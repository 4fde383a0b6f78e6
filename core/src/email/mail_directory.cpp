#include "email/mail_directory.hpp"

#include <algorithm>
#include <charconv>

#include "tables/tables.hpp"
#include "text/ascii.hpp"
#include "text/split.hpp"

namespace guichet::email {
namespace {

constexpr float kNoShare = -100;

float read_log(std::string_view hundredths) {
  int value = 0;
  std::from_chars(hundredths.data(), hundredths.data() + hundredths.size(), value);
  return static_cast<float>(-value) / 100.0F;
}

bool take_mark(std::string_view& text, char mark) {
  if (text.empty() || text.back() != mark) return false;
  text.remove_suffix(1);
  return true;
}

}  // namespace

std::uint32_t letter_set(std::string_view text) {
  std::uint32_t set = 0;
  for (const char c : text) {
    if (c >= 'a' && c <= 'z') {
      set |= 1U << static_cast<unsigned>(c - 'a');
    } else if (is_ascii_digit(c)) {
      set |= 1U << 26U;
    } else {
      set |= c == '.' ? 1U << 27U : 1U << 28U;
    }
  }
  return set;
}

MailDirectory::MailDirectory(std::string_view table) {
  read_providers(take_until(table, "\n\n"));
  read_countries(take_until(table, "\n\n"));
  read_endings(take_until(table, "\n\n"));
  read_suffixes(take_until(table, "\n\n"));
  known_ = StringSet(split_words(table));
}

void MailDirectory::read_providers(std::string_view section) {
  while (!section.empty()) add_provider(take_until(section, "\n"));
  sort_names();
}

void MailDirectory::add_provider(std::string_view row) {
  ProviderName name{};
  name.text = take_until(row, " ");
  name.is_brand = take_mark(name.text, '!');
  name.is_word = take_mark(name.text, '*');
  name.family = take_until(row, " ");
  name.letters = letter_set(name.text);
  name.log_share = kNoShare;
  name.first = static_cast<std::uint32_t>(domains_.size());
  while (!row.empty()) {
    std::string_view cell = take_until(row, " ");
    const std::string_view suffix = take_until(cell, "=");
    const float share = read_log(take_until(cell, "@"));
    domains_.push_back({suffix, cell, share});
  }
  for (std::size_t i = name.first; i < domains_.size(); ++i) name.log_share = std::max(name.log_share, domains_[i].log_share);
  name.count = static_cast<std::uint32_t>(domains_.size()) - name.first;
  if (name.text.size() <= kMaxName) names_.push_back(name);
}

void MailDirectory::sort_names() {
  std::sort(names_.begin(), names_.end(), [](const ProviderName& left, const ProviderName& right) {
    if (left.text.size() != right.text.size()) return left.text.size() < right.text.size();
    return left.log_share == right.log_share ? left.text < right.text : left.log_share > right.log_share;
  });
  for (const ProviderName& name : names_) ++first_of_length_[name.text.size() + 1];
  for (std::size_t length = 1; length < first_of_length_.size(); ++length) first_of_length_[length] += first_of_length_[length - 1];
  std::vector<std::string_view> texts;
  for (const ProviderName& name : names_) texts.push_back(name.text);
  name_index_ = StringSet(std::move(texts));
  for (const ProviderName& name : names_) {
    if (name.is_brand) brands_.push_back(&name);
  }
}

void MailDirectory::read_countries(std::string_view section) {
  while (!section.empty()) {
    std::string_view row = take_until(section, "\n");
    const std::string_view country = take_until(row, " ");
    countries_.emplace_back(country, read_log(row));
  }
}

void MailDirectory::read_endings(std::string_view section) {
  while (!section.empty()) {
    std::string_view row = take_until(section, "\n");
    const std::string_view text = take_until(row, " ");
    endings_.push_back({text, read_log(row)});
  }
  std::vector<std::string_view> texts;
  for (const Ending& ending : endings_) texts.push_back(ending.text);
  ending_index_ = StringSet(std::move(texts));
}

void MailDirectory::read_suffixes(std::string_view section) {
  top_levels_ = StringSet(split_words(take_until(section, "\n")));
  while (!section.empty()) {
    std::string_view row = take_until(section, "\n");
    const std::string_view second = take_until(row, " ");
    second_levels_.emplace_back(second, StringSet(split_words(row)));
  }
}

const ProviderName* MailDirectory::find_name(std::string_view name) const {
  const std::size_t at = name_index_.find(name);
  return at == StringSet::kNowhere ? nullptr : &names_[at];
}

float MailDirectory::log_share_of(std::string_view country) const {
  const auto found = std::find_if(countries_.begin(), countries_.end(), [=](const auto& each) { return each.first == country; });
  return found == countries_.end() ? countries_.back().second : found->second;
}

const Ending* MailDirectory::find_ending(std::string_view text) const {
  const std::size_t at = ending_index_.find(text);
  return at == StringSet::kNowhere ? nullptr : &endings_[at];
}

const Provider* MailDirectory::find_domain(const ProviderName& name, std::string_view suffix) const {
  const Provider* const begin = domains(name);
  const Provider* const end = begin + name.count;
  const Provider* found = std::find_if(begin, end, [=](const Provider& each) { return each.domain_suffix == suffix; });
  return found == end ? nullptr : found;
}

bool MailDirectory::is_known(std::string_view domain, const DomainParts& parts) const {
  const ProviderName* name = find_name(parts.name);
  return (name != nullptr && find_domain(*name, parts.suffix) != nullptr) || known_.contains(domain);
}

DomainParts MailDirectory::split(std::string_view domain) const {
  const std::size_t last = domain.rfind('.');
  if (last == std::string_view::npos) return {domain, {}};
  const std::string_view top = domain.substr(last + 1);
  if (!top_levels_.contains(top)) return {domain, {}};
  const std::size_t before = domain.rfind('.', last - 1);
  if (last > 0 && before != std::string_view::npos) {
    const std::string_view second = domain.substr(before + 1, last - before - 1);
    const auto row = std::lower_bound(second_levels_.begin(), second_levels_.end(), second,
                                      [](const auto& each, std::string_view text) { return each.first < text; });
    const bool is_suffix = row != second_levels_.end() && row->first == second && row->second.contains(top);
    if (is_suffix) return {domain.substr(0, before), domain.substr(before + 1)};
  }
  return {domain.substr(0, last), top};
}

const MailDirectory* mail_directory() { return index_of<MailDirectory>(Table::kSuggestion); }

}  // namespace guichet::email
