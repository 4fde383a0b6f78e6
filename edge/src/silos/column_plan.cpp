#include "silos/column_plan.hpp"

#include <algorithm>

#include "text/ascii.hpp"

namespace guichet::silos {
namespace {

using match::Token;

class Planner {
 public:
  Planner(const std::vector<std::string_view>& header, const WantedColumns& wanted, const ColumnNames& known)
      : wanted_(wanted), known_(known) {
    for (const std::string_view name : header) plan_.names.emplace_back(trim_ascii(name));
    is_taken_.resize(plan_.names.size());
  }

  Expected<ColumnPlan, std::string> plan() {
    const auto id = find_id();
    if (!id) return "there is no column " + ids_wanted() + "; the columns are: " + join(plan_.names);
    plan_.id = *id;
    is_taken_[*id] = true;
    if (!take_silo()) return "there is no column " + wanted_.silo + "; the columns are: " + join(plan_.names);
    find_meanings();
    for (std::size_t token = 0; token < match::kTokenCount; ++token) choose(static_cast<Token>(token));
    settle_names();
    list_unused();
    const bool has_any = std::any_of(plan_.sources.begin(), plan_.sources.end(),
                                     [](const auto& columns) { return !columns.empty(); });
    if (!has_any) {
      return "no column has a name that says what it holds (name them in a --mapping file); the columns "
             "are: " +
             join(plan_.names);
    }
    return std::move(plan_);
  }

 private:
  struct Candidate {
    std::size_t column;
    std::size_t rank;
    bool is_exact;
  };

  std::optional<std::size_t> find_column(std::string_view name) const {
    const auto exact = std::find(plan_.names.begin(), plan_.names.end(), name);
    if (exact != plan_.names.end()) return static_cast<std::size_t>(exact - plan_.names.begin());
    const std::string folded = fold_column_name(name);
    for (std::size_t i = 0; i < plan_.names.size(); ++i) {
      if (fold_column_name(plan_.names[i]) == folded) return i;
    }
    return std::nullopt;
  }

  std::optional<std::size_t> find_id() const {
    auto column = find_column(wanted_.id);
    for (const std::string& other : wanted_.other_ids) {
      if (!column) column = find_column(other);
    }
    return column;
  }

  std::string ids_wanted() const {
    std::string names = wanted_.id;
    for (const std::string& other : wanted_.other_ids) names += " or " + other;
    return names;
  }

  bool take_silo() {
    if (!wanted_.silo.empty()) {
      plan_.silo = find_column(wanted_.silo);
      if (!plan_.silo) return false;
    }
    for (std::size_t i = 0; i < plan_.names.size() && !plan_.silo; ++i) {
      const bool is_mapped = wanted_.mapping.contains(fold_column_name(plan_.names[i]));
      if (!is_taken_[i] && !is_mapped && known_.is_silo(plan_.names[i])) plan_.silo = i;
    }
    if (plan_.silo) is_taken_[*plan_.silo] = true;
    return true;
  }

  void find_meanings() {
    for (std::size_t i = 0; i < plan_.names.size(); ++i) {
      if (is_taken_[i]) continue;
      const auto mapped = wanted_.mapping.find(fold_column_name(plan_.names[i]));
      if (mapped != wanted_.mapping.end()) {
        if (mapped->second) add(*mapped->second, {i, 0, true});
      } else if (const auto meaning = known_.find(plan_.names[i])) {
        add(meaning->token, {i, meaning->rank, meaning->is_exact});
      }
    }
  }

  void add(Token token, Candidate candidate) {
    candidates_[static_cast<std::size_t>(token)].push_back(candidate);
  }

  void choose(Token token) {
    auto& candidates = candidates_[static_cast<std::size_t>(token)];
    const auto is_exact = [](const Candidate& candidate) { return candidate.is_exact; };
    if (std::any_of(candidates.begin(), candidates.end(), is_exact)) {
      std::erase_if(candidates, [&](const Candidate& candidate) { return !is_exact(candidate); });
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& left, const Candidate& right) { return left.rank < right.rank; });
    auto& sources = plan_.sources[static_cast<std::size_t>(token)];
    for (const Candidate& candidate : candidates) sources.push_back(candidate.column);
    if (sources.size() < 2) return;
    std::vector<std::string> others;
    for (std::size_t i = 1; i < sources.size(); ++i) others.push_back(plan_.names[sources[i]]);
    plan_.notes.push_back({"silos.note.second_column",
                           {{"token", std::string(match::token_name(token))},
                            {"column", plan_.names[sources.front()]},
                            {"others", join(others)}}});
  }

  std::vector<std::size_t>& of(Token token) { return plan_.sources[static_cast<std::size_t>(token)]; }

  // "nom" beside "prenom" has its own name already; "name" beside only one of the two is the other one, and
  // beside both, or a "full_name" beside either, one of the ways to say it is left out.
  void settle_names() {
    auto& full = of(Token::kName);
    auto& given = of(Token::kGivenName);
    auto& family = of(Token::kFamilyName);
    if (full.empty() || (given.empty() && family.empty())) return;
    const bool is_plain = fold_column_name(plan_.names[full.front()]) == "name";
    if (!given.empty() && !family.empty()) {
      say("silos.note.full_name_left", full.front());
      full.clear();
    } else if (is_plain) {
      say(given.empty() ? "silos.note.name_is_given" : "silos.note.name_is_family", full.front());
      (given.empty() ? given : family) = std::move(full);
      full.clear();
    } else {
      say("silos.note.part_left", given.empty() ? family.front() : given.front(), full.front());
      given.clear();
      family.clear();
    }
  }

  void say(std::string key, std::size_t column, std::optional<std::size_t> other = std::nullopt) {
    plan_.notes.push_back({std::move(key), {{"column", plan_.names[column]}}});
    if (other) plan_.notes.back().parameters.emplace_back("others", plan_.names[*other]);
  }

  void list_unused() {
    for (const auto& columns : plan_.sources) {
      for (const std::size_t column : columns) is_taken_[column] = true;
    }
    for (std::size_t i = 0; i < plan_.names.size(); ++i) {
      if (!is_taken_[i]) plan_.unused.push_back(plan_.names[i]);
    }
  }

  const WantedColumns& wanted_;
  const ColumnNames& known_;
  ColumnPlan plan_;
  std::vector<bool> is_taken_;
  std::array<std::vector<Candidate>, match::kTokenCount> candidates_;
};

}  // namespace

Expected<ColumnPlan, std::string> plan_columns(const std::vector<std::string_view>& header,
                                               const WantedColumns& wanted, const ColumnNames& known) {
  return Planner(header, wanted, known).plan();
}

}  // namespace guichet::silos
