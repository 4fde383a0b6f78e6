#include <algorithm>
#include <array>

#include "email/channel.hpp"
#include "email/hypotheses.hpp"
#include "email/suffix_slips.hpp"

namespace guichet::email {
namespace {

constexpr float kLimit = 8.9F;          // beyond it nothing is said in any case
constexpr float kSameCountry = 0.7F;    // besides, where people have a national and a worldwide domain to choose from
constexpr float kOtherCountry = -0.7F;
constexpr float kSecondPlace = 1.5F;    // a slip in the name and one in the suffix
constexpr float kOneSlip = 4.2F;
constexpr float kMovedDot = 3.2F;
constexpr float kGluedNames = 4.5F;     // yahoogmail
constexpr float kShortNameFactor = 1.25F;
constexpr std::size_t kShortName = 4;
constexpr std::size_t kLengthApart = 2;  // letters more or less
constexpr float kCheapest = 3.0F;        // no slip that brings a letter in or takes one away costs less

// Every slip brings in one letter at most, and takes one away.
bool differ_too_much(std::uint32_t typed, std::uint32_t meant, float limit) {
  std::uint32_t more = typed & ~meant;
  std::uint32_t less = meant & ~typed;
  for (float cost = kCheapest; cost <= limit; cost += kCheapest) {
    more &= more - 1;
    less &= less - 1;
  }
  return (more | less) != 0;
}

// A brand of many countries may well have one more; any other ending of a brand is a mistake.
SuffixErrors possible_errors(std::string_view typed, const ProviderName& meant, bool is_real_suffix) {
  const bool is_national = typed.size() == 2 || typed.find('.') != std::string_view::npos;
  const bool can_be_real = is_real_suffix && is_national && meant.count > 1;
  return {meant.is_brand && is_real_suffix && !can_be_real, !can_be_real};
}

// "com.com" or "con.br", but not what is behind the first dot of a host's name.
bool is_like_suffix(std::string_view text) {
  constexpr std::size_t kLongestLabel = 5;
  std::size_t length = 0;
  for (const char c : text) {
    length = c == '.' ? 0 : length + 1;
    if (length > kLongestLabel) return false;
  }
  return true;
}

class ProviderScan {
 public:
  ProviderScan(const MailDirectory& directory, const Typed& typed, Weighed& weighed)
      : directory_(directory), typed_(typed), weighed_(weighed),
        home_bonus_(typed.country.empty() ? 0 : kSameCountry - directory.log_share_of(typed.country)),
        allowance_(home_bonus_ - kSlip - typed.least) {}

  // Every provider whose name is a few slips from this one.
  void scan(DomainParts parts, bool is_at_suffix) {
    if (parts.name.empty() || parts.name.size() > MailDirectory::kMaxName) return;
    const std::uint32_t letters = letter_set(parts.name);
    const std::size_t shortest = parts.name.size() > kLengthApart ? parts.name.size() - kLengthApart : 1;
    const std::size_t longest = std::min(parts.name.size() + kLengthApart, MailDirectory::kMaxName);
    for (std::size_t length = shortest; length <= longest; ++length) {
      const float factor = factor_for(length);
      for (const ProviderName& name : directory_.names_of_length(length)) {
        const float limit = limit_for(name, factor);
        if (limit < kCheapest) break;  // the others are less common still
        if (!differ_too_much(letters, name.letters, limit)) weigh(parts, name, is_at_suffix);
      }
    }
    weigh_held_down(parts, is_at_suffix);
  }

  // Two names glued to one another: the likelier one was meant.
  void scan_glued() {
    const std::string_view name = typed_.parts.name;
    for (const ProviderName* brand : directory_.brands()) {
      const std::size_t length = brand->text.size();
      if (length <= kShortName || name.size() < length + 4) continue;
      if (name.substr(0, length) == brand->text) weigh_glued(*brand, name.substr(length));
      if (name.substr(name.size() - length) == brand->text) weigh_glued(*brand, name.substr(0, name.size() - length));
    }
  }

 private:
  // What slips may cost for one of the name's domains to be worth saying.
  float limit_for(const ProviderName& meant, float factor) const {
    return std::min(kLimit, meant.log_share + allowance_) / factor;
  }

  // Shares are of all addresses: those of the form's own country count as if there was no other.
  float country_bonus(const Provider& provider) const {
    if (typed_.country.empty() || provider.country.empty()) return 0;
    return provider.country == typed_.country ? home_bonus_ : kOtherCountry;
  }

  static float factor_for(std::size_t length) { return length <= kShortName ? kShortNameFactor : 1; }

  void weigh(DomainParts parts, const ProviderName& meant, bool is_at_suffix) {
    const float factor = factor_for(meant.text.size());
    const float name_cost = factor * slips_cost(parts.name, meant.text, limit_for(meant, factor));
    const SuffixErrors errors = possible_errors(parts.suffix, meant, is_at_suffix && typed_.is_possible);
    const Provider* const domains = directory_.domains(meant);
    for (std::uint32_t i = 0; i < meant.count; ++i) {
      float cost = kNoWay;
      if (name_cost < kLimit) cost = name_cost + suffix_cost(parts.suffix, domains[i].domain_suffix, errors, kLimit);
      if (name_cost > 0 && cost > name_cost) cost += kSecondPlace;
      if (name_cost > 0 && has_letters_of(meant, domains[i])) cost = std::min(cost, kMovedDot);
      if (cost < kLimit) add(meant, domains[i], cost);
    }
  }

  // Only the dots are in other places: gmailc.om, hot.mail.fr.
  bool has_letters_of(const ProviderName& meant, const Provider& domain) const {
    std::string_view rest = typed_.domain;
    for (const std::string_view part : {meant.text, domain.domain_suffix}) {
      for (const char c : part) {
        if (c == '.') continue;
        rest.remove_prefix(std::min(rest.find_first_not_of('.'), rest.size()));
        if (rest.empty() || rest.front() != c) return false;
        rest.remove_prefix(1);
      }
    }
    return rest.find_first_not_of('.') == std::string_view::npos;
  }

  // yahoooooooooo: far from its length, so not among those scanned.
  void weigh_held_down(DomainParts parts, bool is_at_suffix) {
    std::array<char, MailDirectory::kMaxName> text;
    std::size_t length = 0;
    for (std::size_t i = 0; i < parts.name.size(); ++i) {
      const bool is_third = i > 1 && parts.name[i] == parts.name[i - 1] && parts.name[i] == parts.name[i - 2];
      if (!is_third) text[length++] = parts.name[i];
    }
    if (length + 2 >= parts.name.size()) return;
    const std::string_view pressed(text.data(), length);
    for (const std::string_view meant : {pressed, pressed.substr(0, length - 1)}) {
      if (const ProviderName* name = directory_.find_name(meant)) weigh(parts, *name, is_at_suffix);
    }
  }

  void weigh_glued(const ProviderName& brand, std::string_view rest) {
    const Provider* domain = directory_.find_domain(brand, typed_.parts.suffix);
    if (domain != nullptr && is_mail_name(rest)) add(brand, *domain, kGluedNames);
  }

  bool is_mail_name(std::string_view text) const {
    const auto& brands = directory_.brands();
    return text == "mail" || std::any_of(brands.begin(), brands.end(), [=](const ProviderName* brand) {
             return brand->text.size() > kShortName && slips_cost(text, brand->text, kOneSlip) < kNoWay;
           });
  }

  void add(const ProviderName& name, const Provider& domain, float cost) {
    weighed_.add({domain.log_share + country_bonus(domain) - kSlip - cost, name.text, domain.domain_suffix});
  }

  const MailDirectory& directory_;
  const Typed& typed_;
  Weighed& weighed_;
  const float home_bonus_;  // for the providers of the form's own country
  const float allowance_;  // for slips, besides the share of the provider
};

}  // namespace

void weigh_providers(const MailDirectory& directory, const Typed& typed, Weighed& weighed) {
  ProviderScan scan(directory, typed, weighed);
  scan.scan(typed.parts, true);
  const bool is_cut_elsewhere = typed.first_dot.name.size() != typed.parts.name.size();
  if (is_cut_elsewhere && is_like_suffix(typed.first_dot.suffix)) scan.scan(typed.first_dot, false);
  if (!typed.is_possible) scan.scan({typed.domain, {}}, false);
  scan.scan_glued();
}

}  // namespace guichet::email
