#include "email/suggest_address.hpp"

#include "email/lookalike.hpp"
#include "email/mail_directory.hpp"
#include "email/suggest.hpp"
#include "email/tidy_address.hpp"
#include "text/ascii.hpp"

namespace guichet::email {
namespace {

constexpr double kTidied = 0.9;     // no channel tells how often people mean what is left
constexpr double kAtMissing = 0.95;
constexpr double kLookAlike = 0.99;
constexpr int kMaxSteps = 4;
constexpr std::size_t kShortestDomain = 6;

std::string_view slice(std::string_view text, Span span) { return text.substr(span.begin, span.end - span.begin); }

bool is_well_formed(std::string_view address) { return check_syntax(address).is_well_formed(); }

std::optional<AddressSuggestion> with_domain(std::string_view local, const DomainSuggestion& domain) {
  std::string address = std::string(local) + "@" + domain.domain;
  if (!is_well_formed(address)) return std::nullopt;
  return AddressSuggestion{std::move(address), true, domain.certainty, domain.is_sure};
}

std::optional<AddressSuggestion> suggest_other_domain(std::string_view local, std::string_view domain, std::string_view country) {
  const auto suggestion = suggest_domain(domain, country);
  return suggestion ? with_domain(local, *suggestion) : std::nullopt;
}

// What stands before a provider's domain that lacks its @: a mark may have been typed in its place.
std::string_view local_before(std::string_view text) {
  while (!text.empty() && !is_ascii_alphanumeric(text.back())) text.remove_suffix(1);
  return text;
}

// The longest end of the text that is a provider's domain.
std::optional<AddressSuggestion> insert_at(const MailDirectory& directory, std::string_view text) {
  const std::string lower = to_ascii_lower(text);
  for (std::size_t at = 1; at + kShortestDomain < lower.size(); ++at) {
    const std::string_view domain = std::string_view(lower).substr(at);
    const DomainParts parts = directory.split(domain);
    const ProviderName* name = directory.find_name(parts.name);
    if (name == nullptr || directory.find_domain(*name, parts.suffix) == nullptr) continue;
    std::string address = std::string(local_before(text.substr(0, at))) + "@" + std::string(domain);
    if (is_well_formed(address)) return AddressSuggestion{std::move(address), false, kAtMissing, false};
  }
  return std::nullopt;
}

// A tidied address, with the domain that was meant if that is still another.
std::optional<AddressSuggestion> suggest_tidied(std::string_view text, const MailDirectory& directory, std::string_view country) {
  const std::string tidy = tidy_address(text);
  if (tidy.find('@') == std::string::npos) return insert_at(directory, tidy);
  const SyntaxReport syntax = check_syntax(tidy);
  const std::string_view domain = syntax.domain.view();
  if (auto other = suggest_other_domain(slice(tidy, syntax.parts.local), domain, country)) return other;
  if (tidy == text || directory.split(domain).suffix.empty() || !syntax.is_well_formed()) return std::nullopt;
  return AddressSuggestion{tidy, true, kTidied, false};
}

// A provider's domain of which some letters are another alphabet's that look the same.
std::optional<AddressSuggestion> suggest_plain_letters(std::string_view local, std::string_view domain, const MailDirectory& directory,
                                                       std::string_view country) {
  const auto plain = is_ascii(domain) ? std::nullopt : replace_lookalikes(domain);
  if (!plain) return std::nullopt;
  if (!directory.is_known(*plain, directory.split(*plain))) return suggest_other_domain(local, *plain, country);
  return with_domain(local, {*plain, kLookAlike, true});
}

std::optional<AddressSuggestion> suggest_once(std::string_view text, const SyntaxReport& syntax, std::string_view country,
                                              const MailDirectory& directory) {
  const std::string_view local = slice(text, syntax.parts.local);
  const bool has_domain = syntax.parts.local.end < text.size() && !local.empty() && !syntax.domain.view().empty();
  if (has_domain) {
    // A browser's e-mail field gives international domains in ASCII.
    const std::string_view shown = syntax.unicode_domain.empty() ? slice(text, syntax.parts.domain) : std::string_view(syntax.unicode_domain);
    if (auto plain = suggest_plain_letters(local, shown, directory, country)) return plain;
    if (auto other = suggest_other_domain(local, syntax.domain.view(), country)) return other;
  }
  if (syntax.is_well_formed()) return std::nullopt;
  auto tidied = suggest_tidied(text, directory, country);
  if (tidied) tidied->is_other_domain = has_domain && tidied->address.substr(0, local.size() + 1) == std::string(local) + "@";
  return tidied;
}

}  // namespace

std::optional<AddressSuggestion> suggest_address(std::string_view text, const SyntaxReport& syntax, std::string_view country) {
  const MailDirectory* directory = mail_directory();
  if (directory == nullptr) return std::nullopt;
  auto suggestion = suggest_once(text, syntax, country, *directory);
  // What is mended first may bring to light what else is wrong.
  for (int step = 0; suggestion && step < kMaxSteps; ++step) {
    auto further = suggest_once(suggestion->address, check_syntax(suggestion->address), country, *directory);
    if (!further) break;
    further->is_other_domain = further->is_other_domain && suggestion->is_other_domain;
    suggestion = std::move(further);
  }
  return suggestion;
}

}  // namespace guichet::email
