#include "silos/people_lists.hpp"

#include <algorithm>

#include "silos/ordered_work.hpp"
#include "silos/survivorship.hpp"

namespace guichet::silos {
namespace {

constexpr std::size_t kPeopleAtOnce = 8192;

struct Lines {
  std::string clusters;
  std::string merged;
  std::uint64_t people = 0;
};

class LineMaker {
 public:
  LineMaker(const Clusters& clusters, const Intake& intake, const match::Batch& batch)
      : clusters_(clusters), intake_(intake), batch_(batch), tokens_(used_tokens(intake)) {}

  Lines make(std::size_t begin, std::size_t end) const {
    Lines lines;
    lines.people = end - begin;
    for (std::size_t i = begin; i < end; ++i) add(clusters_.members[i], lines);
    return lines;
  }

  const std::vector<match::Token>& tokens() const { return tokens_; }

 private:
  void add(const std::vector<std::uint32_t>& numbers, Lines& lines) const {
    std::vector<Member> members;
    std::vector<std::string> ids;
    for (const std::uint32_t number : numbers) {
      members.push_back({intake_.records.at(number), batch_.view(number)});
      ids.push_back(intake_.id_of(members.back().record));
    }
    const std::string& name = *std::min_element(ids.begin(), ids.end());
    for (std::size_t i = 0; i < members.size(); ++i) {
      files::append_row(lines.clusters, {name, intake_.silos.name(members[i].record.silo), ids[i]});
    }
    add_merged(name, members, lines.merged);
  }

  void add_merged(const std::string& name, const std::vector<Member>& members, std::string& text) const {
    const std::string count = std::to_string(members.size());
    const std::string silos = silos_of(members);
    const auto values = merge_values(members);
    std::vector<std::string_view> row{name, count, silos};
    for (const match::Token token : tokens_) row.push_back(values[static_cast<std::size_t>(token)]);
    files::append_row(text, row);
  }

  std::string silos_of(const std::vector<Member>& members) const {
    std::vector<std::string> names;
    for (const Member& member : members) names.push_back(intake_.silos.name(member.record.silo));
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return join(names, "|");
  }

  const Clusters& clusters_;
  const Intake& intake_;
  const match::Batch& batch_;
  std::vector<match::Token> tokens_;
};

}  // namespace

std::vector<match::Token> used_tokens(const Intake& intake) {
  std::vector<match::Token> tokens;
  for (std::size_t i = 0; i < match::kTokenCount; ++i) {
    const bool is_used = std::any_of(intake.files.begin(), intake.files.end(), [i](const FileSummary& file) {
      return !file.columns.sources[i].empty();
    });
    if (is_used) tokens.push_back(static_cast<match::Token>(i));
  }
  return tokens;
}

void write_people(const Clusters& clusters, const Intake& intake, const match::Batch& batch, unsigned threads,
                  files::OutputFile& clusters_file, files::OutputFile& merged_file,
                  const std::function<bool(std::uint64_t done)>& watch) {
  const LineMaker maker(clusters, intake, batch);
  clusters_file.write_row({"cluster", "silo", "id"});
  std::vector<std::string_view> head{"cluster", "records", "silos"};
  for (const match::Token token : maker.tokens()) head.push_back(match::token_name(token));
  merged_file.write_row(head);
  std::uint64_t done = 0;
  bool goes_on = true;
  OrderedWork<Lines> work(threads, [&](const Lines& lines) {
    clusters_file.write(lines.clusters);
    merged_file.write(lines.merged);
    goes_on = watch(done += lines.people) && goes_on;
  });
  const std::size_t all = clusters.members.size();
  for (std::size_t begin = 0; begin < all && goes_on; begin += kPeopleAtOnce) {
    work.add([&maker, begin, end = std::min(all, begin + kPeopleAtOnce)] { return maker.make(begin, end); });
  }
  work.finish();
}

}  // namespace guichet::silos
