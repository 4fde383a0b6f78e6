#include <algorithm>

#include "email/channel.hpp"
#include "email/hypotheses.hpp"
#include "email/suffix_slips.hpp"

namespace guichet::email {
namespace {

constexpr float kLimit = 6.5F;
constexpr float kRepeatLimit = 3.5F;
constexpr std::size_t kShortestName = 2;

// What is typed behind the last dots, that may have been meant for an ending: "con", "co.lp", "con.com".
void weigh_cut(const MailDirectory& directory, std::string_view name, std::string_view suffix, Weighed& weighed) {
  if (name.size() < kShortestName || suffix.empty()) return;
  const float unknown = score_unknown_name(directory, name);
  for (const Ending& ending : directory.repairable_endings()) {
    const float cost = suffix_cost(suffix, ending.text, {}, kLimit);
    if (cost < kLimit) weighed.add({unknown + ending.log_share - kSlip - cost, name, ending.text});
  }
}

// "examplenet": the name of an ending glued to the name.
void weigh_glued(const MailDirectory& directory, std::string_view domain, Weighed& weighed) {
  constexpr float kDotMissing = 2.5F;
  for (const Ending& ending : directory.repairable_endings()) {
    if (ending.text.find('.') != std::string_view::npos || domain.size() < ending.text.size() + 3) continue;
    const std::size_t cut = domain.size() - ending.text.size();
    if (domain.substr(cut) != ending.text) continue;
    // The longer the ending, the less it is there by chance.
    const float chance = ending.text.size() > 2 ? 0 : 3.0F;
    const std::string_view name = domain.substr(0, cut);
    weighed.add({score_unknown_name(directory, name) + ending.log_share - kSlip - kDotMissing - chance, name, ending.text});
  }
}

// "something.con.com": the last label but one is the ending already.
void weigh_repeated(const MailDirectory& directory, const Typed& typed, Weighed& weighed) {
  const std::string_view name = typed.parts.name;
  const std::size_t dot = name.rfind('.');
  const Ending* ending = directory.find_ending(typed.parts.suffix);
  if (dot == std::string_view::npos || ending == nullptr) return;
  const float cost = slips_cost(name.substr(dot + 1), ending->text, kRepeatLimit);
  if (cost > kRepeatLimit) return;
  const std::string_view meant = name.substr(0, dot);
  weighed.add({score_unknown_name(directory, meant) + ending->log_share - cost, meant, ending->text});
}

}  // namespace

void weigh_endings(const MailDirectory& directory, const Typed& typed, Weighed& weighed) {
  if (typed.is_possible) return weigh_repeated(directory, typed, weighed);
  const std::string_view domain = typed.domain;
  const std::size_t last = domain.rfind('.');
  if (last == std::string_view::npos) return weigh_glued(directory, domain, weighed);
  weigh_cut(directory, domain.substr(0, last), domain.substr(last + 1), weighed);
  const std::size_t before = last == 0 ? std::string_view::npos : domain.rfind('.', last - 1);
  if (before != std::string_view::npos) weigh_cut(directory, domain.substr(0, before), domain.substr(before + 1), weighed);
}

}  // namespace guichet::email
