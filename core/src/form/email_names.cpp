#include "form/email_names.hpp"

#include <algorithm>

#include "guichet/email.hpp"
#include "text/ascii.hpp"

namespace guichet::form {
namespace {

constexpr std::string_view kEmail = "email";

// A value that was checked and understood, or nothing.
std::string_view checked_value(const CheckRequest& request, const Report& report, std::string_view token) {
  const auto found = request.values.find(token);
  const bool is_checked = found != request.values.end() && find_member(report.values, token) != nullptr;
  return is_checked ? trim_ascii(found->second) : std::string_view{};
}

struct Names {
  std::string_view given;
  std::string_view family;
};

// Of a full name, the first word is one of both names and the rest the other; which one does not matter here.
Names names_of(const CheckRequest& request, const Report& report) {
  const Names names{checked_value(request, report, "given-name"), checked_value(request, report, "family-name")};
  if (!names.given.empty() || !names.family.empty()) return names;
  const std::string_view full = checked_value(request, report, "name");
  const std::size_t space = full.find(' ');
  if (space == std::string_view::npos) return {{}, full};
  return {full.substr(0, space), full.substr(space + 1)};
}

void add_traits(EmailTraits traits, Report& report, rules::Environment& environment) {
  auto& names = std::get<std::vector<std::string>>(environment["email.traits"]);
  for (std::string& name : email_trait_names(traits)) names.push_back(std::move(name));
  std::sort(names.begin(), names.end());
  report.values[std::string(kEmail)]["traits"] = names;
}

}  // namespace

void check_email_names(const CheckRequest& request, Report& report, rules::Environment& environment) {
  const std::string_view email = checked_value(request, report, kEmail);
  const Names names = names_of(request, report);
  if (email.empty() || (names.given.empty() && names.family.empty())) return;
  EmailNameReport compared = compare_email_with_names(request.values.find(kEmail)->second, names.given, names.family);
  if (compared.traits.empty()) return;
  add_traits(compared.traits, report, environment);
  if (!compared.finding) return;
  compared.finding->field = kEmail;
  report.findings.push_back(*std::move(compared.finding));
}

}  // namespace guichet::form
