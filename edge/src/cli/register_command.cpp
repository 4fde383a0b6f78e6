#include "cli/register_command.hpp"

#include <spdlog/fmt/fmt.h>

#include <iostream>

#include "cli/failure.hpp"
#include "cli/interruption.hpp"
#include "cli/progress.hpp"
#include "cli/silo_notes.hpp"
#include "files/whole_file.hpp"
#include "register/build.hpp"
#include "register/census.hpp"
#include "register/register_file.hpp"
#include "register/shard_folder.hpp"

namespace guichet::cli {
namespace {

namespace fs = std::filesystem;

// What would go wrong after all the reading.
std::string check_output(const RegisterBuildOptions& options) {
  if (const auto failure = files::check_can_write(options.output)) return *failure;
  return options.shards.empty() ? std::string() : registry::check_shard_folder(options.shards);
}

void print_left_out(const registry::LeftOutRows& left_out) {
  constexpr const char* kReasons[] = {"without the name of a street",
                                      "without a postal code, in communes that are not known",
                                      "without the name of a commune"};
  for (std::size_t i = 0; i < left_out.kinds.size(); ++i) {
    const auto& kind = left_out.kinds[i];
    if (kind.count > 0)
      std::cout << "left out: " << with_commas(kind.count) << " rows " << kReasons[i]
                << " (the first: " << kind.first << ")\n";
  }
}

std::string counted(std::size_t count, std::string_view one, std::string_view more) {
  return with_commas(count) + " " + std::string(count == 1 ? one : more);
}

class Build {
 public:
  explicit Build(const RegisterBuildOptions& options)
      : options_(options), progress_(size_of_all(options.files)), begin_(Progress::Time::now()) {}

  int run() {
    const auto built = registry::build_register(options_.files, [this](const registry::FileProgress& now) {
      progress_.show(now.bytes, now.rows);
      return !is_interrupted();
    });
    progress_.finish();
    if (!built) return built.error().message.empty() ? fail_interrupted() : fail(built.error().message);
    if (const int code = write_shards(built->file); code != 0) return code;
    if (const auto failure = files::write_whole_file(options_.output, built->file)) return fail(*failure);
    print_summary(*built);
    return 0;
  }

 private:
  int write_shards(const std::string& file) {
    if (options_.shards.empty()) return 0;
    const auto shards =
        registry::write_shard_folder(file, options_.shards, [this](std::size_t done, std::size_t all) {
          progress_.show_files(done, all);
          return !is_interrupted();
        });
    progress_.finish();
    if (!shards) return shards.error().message.empty() ? fail_interrupted() : fail(shards.error().message);
    std::cout << "wrote " << (options_.shards / "streets").string() << ": " << with_commas(shards->files)
              << " postal codes, " << as_size(shards->bytes) << '\n';
    return 0;
  }

  void print_summary(const registry::BuiltRegister& built) const {
    const double seconds = std::chrono::duration<double>(Progress::Time::now() - begin_).count();
    const registry::Census& census = built.census;
    std::cout << "wrote " << options_.output.string() << ": "
              << counted(census.addresses, "address", "addresses") << " in "
              << counted(census.streets, "street", "streets") << " of "
              << counted(census.communes_with_streets, "commune", "communes") << ", "
              << as_size(built.file.size()) << "; " << counted(built.rows, "row", "rows") << " in "
              << fmt::format("{:.1f}", seconds) << " s\n";
    print_left_out(built.left_out);
  }

  const RegisterBuildOptions& options_;
  Progress progress_;
  Progress::Time::time_point begin_;
};

}  // namespace

int register_build_command(const RegisterBuildOptions& options) {
  if (const std::string refusal = check_output(options); !refusal.empty()) return fail(refusal);
  watch_for_interruption();
  return Build(options).run();
}

int register_check_command(const fs::path& file) {
  const auto opened = registry::RegisterFile::open(file);
  if (!opened) return fail(opened.error().message);
  const auto census = registry::take_census(opened->streets());
  if (!census) return fail(file.string() + ": " + census.error() + "; build it again");
  std::cout << file.string() << " is whole: " << as_size(opened->size()) << '\n'
            << "addresses    " << with_commas(census->addresses) << '\n'
            << "streets      " << with_commas(census->streets) << '\n'
            << "communes     " << with_commas(census->communes_with_streets) << " with streets, "
            << with_commas(census->communes) << " known, " << with_commas(census->former_names)
            << " former names\n"
            << "departments ";
  for (const std::string& department : census->departments) std::cout << ' ' << department;
  std::cout << '\n';
  return 0;
}

}  // namespace guichet::cli
