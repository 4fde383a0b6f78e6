#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "guichet/finding.hpp"

namespace guichet {

// What a field asks for: "name", "given-name" or "family-name".
enum class NamePart : std::uint8_t { kFull, kGiven, kFamily };

struct NameContext {
  NamePart part = NamePart::kFull;
  std::string_view country;  // ISO 3166 alpha-2 of the form, or empty; its people's way to write particles
};

struct NameReport {
  std::string normalized;  // white space folded to single spaces, none around; letters as typed
  std::vector<Finding> findings;
  std::string display;  // a person's name that was typed all in capitals or small letters as its people write
                        // it, as in "Jean-Pierre de La Tour"; every other name is as normalized
};

// Checks a person's or an organisation's name (UTF-8, at most 1,024 bytes). Names have no grammar and nothing
// that is somebody's name is refused: any script, one letter, several words, apostrophes, dots. The findings:
// - what no name holds: invisible characters and links (both kinds of names), e-mail addresses, digits;
// - what is no name: placeholders such as "n/a" (name.junk), keys run along (name.keyboard_mash) or held down
//   (name.repeated_key);
// - a title before the name (name.title; param suggestion: the whole name without it);
// - for information: initials (name.initials), letters of one case (name.case; param suggestion: display).
NameReport check_person_name(std::string_view text, const NameContext& context = {});
NameReport check_organization_name(std::string_view text);

struct NamePairFinding {
  NamePart part;  // kGiven or kFamily: the field that it is about
  Finding finding;
};

// Checks the given name and the family name of one form against each other, both as typed (UTF-8, at most
// 1,024 bytes each; the family name may be empty). Silent unless the words are well known and belong to one
// kind only, for most names can be either (Martin, Thomas):
// - name.swapped, name.both_in_one (params given_name and family_name: what was probably meant);
// - name.repeated: one field holds both names, the other one of them again (param suggestion: without it);
// - name.same_twice: both hold the same family name.
std::optional<NamePairFinding> check_name_pair(std::string_view given, std::string_view family);

// A name for comparing (UTF-8): fold_to_ascii of text/folding.hpp, apostrophes dropped, hyphens, dots, commas
// and white space as single spaces, none around. "Jean-Pierre", "JEAN PIERRE" and "Jéan  pierre" are equal.
// Folding twice changes nothing.
std::string fold_name(std::string_view name);

// The full given name that a folded given name is short for, or is itself: "bob" and "robert" give "robert".
// Of several ("alex"), the first in core/data/nicknames.json. Nothing for names that the table does not know.
std::optional<std::string_view> nickname_group(std::string_view folded);

// All of them, in the order of core/data/nicknames.json; views into the table.
std::vector<std::string_view> nickname_groups(std::string_view folded);

// Whether two folded given names are equal or forms of one name; also for names that are short for several.
bool share_nickname_group(std::string_view left, std::string_view right);

// A key that is equal for most French names that sound alike: Dupont, Dupond and Duppont; Lefèvre and
// Lefebvre. See text/phonex.hpp. Takes a folded name; empty when it has no ASCII letter.
std::string french_phonetic_key(std::string_view folded);

}  // namespace guichet
