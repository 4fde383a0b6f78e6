#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "guichet/match.hpp"
#include "match/profile_view.hpp"
#include "silos/records.hpp"

namespace guichet::silos {

// A record with the profile that it was compared by.
struct Member {
  SourceRecord record;
  match::ProfileView profile;
};

// What is kept of the records of one person: of each kind of value that of one record, as it is written
// there. The address (street, number, postcode, city, country) is one value and never put together of two. In
// this order:
// - a value that can be read (a mailbox, a number, a date, a name that is more than an initial) beats one
// that
//   cannot;
// - what the most records say, in whatever spelling;
// - an e-mail address without a slip in its domain;
// - the longest spelling;
// - the first record, in the order of the files.
// The views are those of the members' records. Consents are not among the values: nobody's consent is
// another's.
std::array<std::string_view, match::kTokenCount> merge_values(const std::vector<Member>& members);

}  // namespace guichet::silos
