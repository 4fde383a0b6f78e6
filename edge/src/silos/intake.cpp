#include "silos/intake.hpp"

#include <algorithm>
#include <set>

#include "silos/ordered_work.hpp"

namespace guichet::silos {
namespace {

// A block of records and the profile of each.
struct ProfiledBlock {
  std::shared_ptr<const RecordBlock> records;
  std::vector<PreparedProfile> profiles;
};

PreparedProfile prepare(const match::Profile& profile) {
  return {match::write_profile(profile), match::hash_keys(match::all_keys(match::view_of(profile)))};
}

ProfiledBlock profile_block(std::shared_ptr<const RecordBlock> block, const ColumnNames& known,
                            std::string_view country) {
  ProfiledBlock made{std::move(block), {}};
  made.profiles.reserve(made.records->size());
  for (std::size_t i = 0; i < made.records->size(); ++i) {
    made.profiles.push_back(prepare(profile_of(made.records->at(i), known, country)));
  }
  return made;
}

void give_block(const ProfiledBlock& block, const GiveProfile& give) {
  for (std::size_t i = 0; i < block.profiles.size(); ++i) give(block.profiles[i], block.records->at(i).silo);
}

// A column that a mapping names and no file has: a slip of the pen, most likely.
std::string find_unknown_mapping(const Mapping& mapping, const std::vector<FileSummary>& files) {
  std::set<std::string> columns;
  for (const FileSummary& file : files) {
    for (const std::string& name : file.columns.names) columns.insert(fold_column_name(name));
  }
  for (const auto& [column, token] : mapping) {
    if (!columns.contains(column)) return column;
  }
  return {};
}

std::string why_empty(const std::vector<FileSummary>& files) {
  std::vector<std::string> paths;
  std::uint64_t left_out = 0;
  for (const FileSummary& file : files) {
    paths.push_back(file.path.string());
    for (const LeftOutRows& rows : file.left_out) left_out += rows.count;
  }
  const std::string why = left_out == 0
                              ? "no rows"
                              : "of the rows that are there, " + std::to_string(left_out) +
                                    " have another number of columns than the header, no id or no value";
  return join(paths) + ": there is no record that can be used: " + why;
}

class Taking {
 public:
  Taking(const IntakeOptions& options, const GiveProfile& give,
         const std::function<bool(const ReadProgress&)>& watch)
      : options_(options),
        work_(options.threads, [&give](const ProfiledBlock& block) { give_block(block, give); }),
        watch_(watch) {}

  Expected<Intake, IntakeFailure> take() {
    if (auto failure = check_files(options_.files)) return *std::move(failure);
    name_silos();
    for (std::size_t i = 0; i < options_.files.size(); ++i) {
      if (auto failure = take_file(static_cast<std::uint16_t>(i))) return *std::move(failure);
    }
    close_block();
    work_.finish();
    if (auto failure = check()) return *std::move(failure);
    intake_.shares_ids = options_.files.size() > 1 && shares_ids_across_files(intake_.records);
    return std::move(intake_);
  }

 private:
  // Files of one name in two folders are told apart by their folders.
  void name_silos() {
    std::multiset<std::string> stems;
    for (const auto& path : options_.files) stems.insert(stem_of(path));
    for (const auto& path : options_.files) {
      const std::string stem = stem_of(path);
      const std::string folder = path.parent_path().filename().string();
      intake_.files.emplace_back();
      intake_.files.back().silo = !options_.silo.empty()                     ? options_.silo
                                  : stems.count(stem) == 1 || folder.empty() ? stem
                                                                             : folder + "/" + stem;
    }
  }

  std::optional<IntakeFailure> take_file(std::uint16_t file) {
    ReadProgress last;
    RecordSink sink;
    sink.take = [this](const SourceRecord& record) { add(record); };
    sink.watch = [this, &last](const ReadProgress& now) {
      last = now;
      return watch_({before_.bytes + now.bytes, before_.rows + now.rows});
    };
    const ReadContext context{options_.columns, known_, intake_.silos};
    const auto end = read_record_file(options_.files[file], file, context, intake_.files[file], sink);
    if (!end) return IntakeFailure{end.error().describe()};
    if (*end == ReadEnd::kStopped) return IntakeFailure{};
    note_country(intake_.files[file].columns);
    before_ = {before_.bytes + last.bytes, before_.rows + intake_.files[file].rows};
    return std::nullopt;
  }

  void note_country(ColumnPlan& columns) const {
    const bool has_tel = !columns.of(match::Token::kTel).empty();
    const bool has_country = !options_.country.empty() || !columns.of(match::Token::kCountry).empty();
    if (has_tel && !has_country) columns.notes.push_back({"silos.note.no_country", {}});
  }

  void add(const SourceRecord& record) {
    if (!block_) block_ = std::make_shared<RecordBlock>();
    block_->add(record);
    if (block_->is_full()) close_block();
  }

  void close_block() {
    if (!block_) return;
    intake_.records.add(block_);
    work_.add([this, block = std::move(block_)]() mutable {
      return profile_block(std::move(block), known_, options_.country);
    });
    block_.reset();
  }

  std::optional<IntakeFailure> check() const {
    const std::string unknown = find_unknown_mapping(options_.columns.mapping, intake_.files);
    if (!unknown.empty())
      return IntakeFailure{"no file has the column " + unknown + " that the mapping names"};
    if (intake_.records.size() == 0) return IntakeFailure{why_empty(intake_.files)};
    const auto same = find_same_id(intake_.records);
    if (!same) return std::nullopt;
    const SourceRecord first = intake_.records.at(same->first);
    const SourceRecord second = intake_.records.at(same->second);
    const FileSummary& file = intake_.files[second.file];
    return IntakeFailure{files::InputError{
        file.path.string(), second.line, file.columns.names[file.columns.id],
        files::quote(second.id) + " is the id of line " + std::to_string(first.line) + " too"}
                             .describe()};
  }

  const IntakeOptions& options_;
  const ColumnNames known_;
  OrderedWork<ProfiledBlock> work_;
  const std::function<bool(const ReadProgress&)>& watch_;
  Intake intake_;
  ReadProgress before_;
  std::shared_ptr<RecordBlock> block_;
};

}  // namespace

std::string Intake::id_of(const SourceRecord& record) const {
  return shares_ids ? files[record.file].silo + ":" + std::string(record.id) : std::string(record.id);
}

match::Profile profile_of(const SourceRecord& source, const ColumnNames& known, std::string_view country) {
  match::Record record;
  record.values = source.values;
  const std::string_view own = source[match::Token::kCountry];
  const auto code = own.empty() ? std::nullopt : known.country_code(own);
  record.country = code ? std::string_view(*code) : country;
  return match::make_profile(record);
}

std::optional<IntakeFailure> check_files(const std::vector<std::filesystem::path>& files) {
  for (std::size_t i = 1; i < files.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      std::error_code unreadable;  // reading it says so
      if (!std::filesystem::equivalent(files[k], files[i], unreadable)) continue;
      return IntakeFailure{files[i].string() + ": is the same file as " + files[k].string() +
                           "; name each file once"};
    }
  }
  return std::nullopt;
}

Expected<Intake, IntakeFailure> take_in(const IntakeOptions& options, const GiveProfile& give,
                                        const std::function<bool(const ReadProgress&)>& watch) {
  return Taking(options, give, watch).take();
}

}  // namespace guichet::silos
