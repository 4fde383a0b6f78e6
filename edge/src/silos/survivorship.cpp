#include "silos/survivorship.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "text/ascii.hpp"

namespace guichet::silos {
namespace {

using match::Part;
using match::ProfileView;
using match::Token;

// Values that are taken together, and the spelling in which they are compared; empty when they cannot be
// read.
struct Unit {
  std::vector<Token> tokens;
  std::string (*compared)(const ProfileView&);
};

template <Part kPart>
std::string part(const ProfileView& profile) {
  return std::string(profile[kPart]);
}

template <Part kPart>
std::string name_part(const ProfileView& profile) {
  return profile[kPart].size() > 1 ? std::string(profile[kPart]) : std::string();  // an initial is no name
}

std::string full_name(const ProfileView& profile) {
  return std::string(profile[Part::kGivenName]) + " " + std::string(profile[Part::kFamilyName]);
}

std::string date(const ProfileView& profile) {
  const match::BirthDate& born = profile.birth_date;
  if (!born.is_known()) return {};
  return std::to_string(born.year) + "-" + std::to_string(born.month) + "-" + std::to_string(born.day);
}

std::string address(const ProfileView& profile) {
  std::string text;
  for (const Part each : {Part::kHouseNumber, Part::kStreet, Part::kPostalCode, Part::kCity}) {
    text.append(profile[each]).append("/");
  }
  return text == "////" ? std::string() : text;
}

std::vector<Unit> all_units() {
  return {{{Token::kEmail}, part<Part::kEmail>},
          {{Token::kTel}, part<Part::kTel>},
          {{Token::kName}, full_name},
          {{Token::kGivenName}, name_part<Part::kGivenName>},
          {{Token::kFamilyName}, name_part<Part::kFamilyName>},
          {{Token::kBirthDate}, date},
          {{Token::kStreetAddress, Token::kAddressLine1, Token::kAddressLine2, Token::kAddressLine3,
            Token::kHouseNumber, Token::kPostalCode, Token::kCity, Token::kRegion, Token::kCountry},
           address},
          {{Token::kBirthPlace}, part<Part::kBirthPlace>},
          {{Token::kSex}, part<Part::kSex>},
          {{Token::kOccupation}, part<Part::kOccupation>},
          {{Token::kOrganization}, part<Part::kOrganization>}};
}

// What one member has to offer for a unit.
struct Offer {
  const Member* member;
  std::string compared;
  bool is_read;
  bool has_right_domain;
  std::size_t length;
};

// Empty for what is no e-mail address. Of one that is compared, slips in it are mended.
std::string_view domain_of(std::string_view text) {
  const std::size_t at = text.rfind('@');
  return at == std::string_view::npos ? std::string_view() : text.substr(at);
}

std::vector<Offer> offers_of(const Unit& unit, const std::vector<Member>& members) {
  std::vector<Offer> offers;
  for (const Member& member : members) {
    std::string text;
    for (const Token token : unit.tokens) text += member.record[token];
    if (text.empty()) continue;
    std::string compared = unit.compared(member.profile);
    const bool is_read = !compared.empty();
    const std::string lower = to_ascii_lower(text);
    const bool has_slip = domain_of(lower) != domain_of(compared);
    offers.push_back({&member, is_read ? std::move(compared) : lower, is_read, !has_slip, text.size()});
  }
  return offers;
}

// The first one that no other one beats.
const Offer& best(const std::vector<Offer>& offers) {
  std::map<std::string_view, std::size_t> counts;
  for (const Offer& offer : offers) ++counts[offer.compared];
  const auto rank = [&counts](const Offer& offer) {
    return std::tuple(offer.is_read, counts[offer.compared], offer.has_right_domain, offer.length);
  };
  return *std::max_element(offers.begin(), offers.end(), [&rank](const Offer& left, const Offer& right) {
    return rank(left) < rank(right);
  });
}

}  // namespace

std::array<std::string_view, match::kTokenCount> merge_values(const std::vector<Member>& members) {
  static const std::vector<Unit> kUnits = all_units();
  std::array<std::string_view, match::kTokenCount> merged{};
  for (const Unit& unit : kUnits) {
    const std::vector<Offer> offers = offers_of(unit, members);
    if (offers.empty()) continue;
    const SourceRecord& record = best(offers).member->record;
    for (const Token token : unit.tokens) merged[static_cast<std::size_t>(token)] = record[token];
  }
  return merged;
}

}  // namespace guichet::silos
