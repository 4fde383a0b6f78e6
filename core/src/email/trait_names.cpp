#include <iterator>

#include "guichet/email_traits.hpp"

namespace guichet {
namespace {

struct Description {
  EmailTrait trait;
  std::string_view name;
  Code code;
};

constexpr Description kTraits[] = {
    {EmailTrait::kDisposable, "disposable", Code::kEmailDisposable},
    {EmailTrait::kFirstLast, "first_last", Code::kEmailFirstLast},
    {EmailTrait::kFreeProvider, "free_provider", Code::kEmailFreeDomain},
    {EmailTrait::kKeyboardMash, "keyboard_mash", Code::kEmailKeyboardMash},
    {EmailTrait::kNameMismatch, "name_mismatch", Code::kEmailNameMismatch},
    {EmailTrait::kNameTypo, "name_typo", Code::kEmailNameTypo},
    {EmailTrait::kRepeatedKey, "repeated_key", Code::kEmailRepeatedKey},
    {EmailTrait::kRole, "role", Code::kEmailRoleAccount},
    {EmailTrait::kTag, "tag", Code::kEmailTag},
};

constexpr bool is_in_order() {
  for (std::size_t i = 0; i < std::size(kTraits); ++i) {
    if (static_cast<std::size_t>(kTraits[i].trait) != i) return false;
    if (i > 0 && kTraits[i - 1].name >= kTraits[i].name) return false;
  }
  return std::size(kTraits) == kEmailTraitCount;
}
static_assert(is_in_order());

}  // namespace

std::string_view email_trait_name(EmailTrait trait) { return kTraits[static_cast<std::size_t>(trait)].name; }

Code email_trait_code(EmailTrait trait) { return kTraits[static_cast<std::size_t>(trait)].code; }

std::vector<std::string> email_trait_names(EmailTraits traits) {
  std::vector<std::string> names;
  for (const Description& description : kTraits) {
    if (traits.has(description.trait)) names.emplace_back(description.name);
  }
  return names;
}

}  // namespace guichet
