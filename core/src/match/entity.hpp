#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "match/compare.hpp"
#include "match/profile_view.hpp"

namespace guichet::match {

// Who is known to be who, well enough to lend a record what it does not say: of two pairs that agree alike,
// the one whose other records contradict each other is none.
class Entities {
 public:
  struct Link {
    std::uint32_t left, right;
    float score;
  };
  using View = std::function<ProfileView(std::uint32_t record)>;

  // For `records` records, the links that are beyond doubt, and where the profiles are.
  Entities(std::size_t records, std::vector<Link> links, View view);

  bool has_mates(std::uint32_t record) const { return begins_[record] != begins_[record + 1]; }

  // The profile with what it lacks taken from the record's mates, the surest first. Mates that are also the
  // other's are passed over: they would have the two agree on what is one record's word.
  ProfileView complete(std::uint32_t record, std::uint32_t other) const;

  // How the entities of two records agree: their completed profiles, and the contacts and addresses of all
  // mates, of which a person has several.
  Levels compare(std::uint32_t left, std::uint32_t right) const;

 private:
  bool is_mate(std::uint32_t record, std::uint32_t other) const;
  void take_best_contacts(std::uint32_t record, std::uint32_t other, const ProfileView& profile,
                          Levels& levels) const;

  std::vector<std::uint32_t> begins_;  // of each record's mates
  std::vector<std::uint32_t> mates_;
  View view_;
};

}  // namespace guichet::match
