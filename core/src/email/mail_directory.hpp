#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/string_set.hpp"

namespace guichet::email {

// One domain of a mailbox provider, such as yahoo.co.uk.
struct Provider {
  std::string_view domain_suffix;  // "co.uk"
  std::string_view country;        // where most of its people live, ISO 3166 alpha-2; empty for the whole world
  float log_share;                 // natural logarithm of its share of all addresses
};

// The name that the domains of a provider have in common, such as "yahoo".
struct ProviderName {
  std::string_view text;
  std::string_view family;  // "outlook" for hotmail, live and msn
  std::uint32_t letters;    // which letters it has, see letter_set()
  float log_share;          // of its most common domain
  std::uint32_t first;      // its domains within MailDirectory::domains()
  std::uint32_t count;
  bool is_word;   // an ordinary word, which others' domains may be called as well
  bool is_brand;  // stands for mailboxes only: under another ending it is hardly somebody else's
};

// What a domain may end with, and how many do.
struct Ending {
  std::string_view text;  // "com", "co.uk"
  float log_share;
};

// A domain cut at its public suffix: "mail.example" and "co.uk". The suffix is empty when the last label is no
// top-level domain.
struct DomainParts {
  std::string_view name;
  std::string_view suffix;
};

// One bit for each letter of the text, one for all digits, and some for the marks; texts that differ in more than n
// bits one way are more than n slips apart.
std::uint32_t letter_set(std::string_view text);

// The providers, endings and near real domains of the table Table::kSuggestion (core/data/generate_suggestion_table.py).
class MailDirectory {
 public:
  static constexpr std::size_t kMaxName = 40;

  explicit MailDirectory(std::string_view table);

  struct Names {
    const ProviderName* first;
    const ProviderName* last;
    const ProviderName* begin() const { return first; }
    const ProviderName* end() const { return last; }
  };
  // The names of so many letters (1 to kMaxName), the commonest first.
  Names names_of_length(std::size_t length) const {
    return {names_.data() + first_of_length_[length], names_.data() + first_of_length_[length + 1]};
  }
  const Provider* domains(const ProviderName& name) const { return &domains_[name.first]; }

  // The names of the brands, for what is glued to them.
  const std::vector<const ProviderName*>& brands() const { return brands_; }

  const ProviderName* find_name(std::string_view name) const;
  const Provider* find_domain(const ProviderName& name, std::string_view suffix) const;
  // The natural logarithm of the share that a country has of all addresses.
  float log_share_of(std::string_view country) const;
  const Ending* find_ending(std::string_view text) const;
  const std::vector<Ending>& repairable_endings() const { return endings_; }

  DomainParts split(std::string_view domain) const;
  // True for providers and for the real domains near them. Takes the domain and the same cut by split().
  bool is_known(std::string_view domain, const DomainParts& parts) const;

 private:
  void read_providers(std::string_view section);
  void add_provider(std::string_view row);
  void read_countries(std::string_view section);
  void read_endings(std::string_view section);
  void read_suffixes(std::string_view section);
  void sort_names();

  std::vector<ProviderName> names_;
  std::vector<Provider> domains_;
  std::vector<std::pair<std::string_view, float>> countries_;  // the last one stands for all others
  std::vector<Ending> endings_;
  StringSet ending_index_;
  std::vector<const ProviderName*> brands_;
  std::array<std::size_t, kMaxName + 2> first_of_length_{};
  StringSet name_index_;
  StringSet top_levels_;
  std::vector<std::pair<std::string_view, StringSet>> second_levels_;
  StringSet known_;
};

// The directory, or nullptr while the table is missing.
const MailDirectory* mail_directory();

}  // namespace guichet::email
