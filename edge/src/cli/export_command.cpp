#include "cli/export_command.hpp"

#include <iostream>

#include "cli/failure.hpp"
#include "cli/init_command.hpp"
#include "cli/interruption.hpp"
#include "cli/progress.hpp"
#include "config/load.hpp"
#include "crypto/key_file.hpp"
#include "export/contact_file.hpp"
#include "export/scope.hpp"
#include "routes/tenant.hpp"

namespace guichet::cli {
namespace {

struct Wanted {
  store::AccountFilter filter;
  std::int64_t count = 0;
};

// The chosen contacts, and how many they are, for the progress.
Expected<Wanted, std::string> find_wanted(const store::DatabaseOptions& options, const std::string& scope) {
  auto database = store::Database::open(options, store::OpenMode::kReadOnly);
  if (!database) return options.path.string() + ": " + database.error().detail;
  auto filter = exporting::chosen(*database, routes::kTenant, scope, system_now());
  if (!filter) return options.path.string() + ": " + filter.error().detail;
  if (!*filter) return "there is no segment " + scope;
  const auto count = store::count_accounts(*database, routes::kTenant, **filter);
  if (!count) return options.path.string() + ": " + count.error().detail;
  return Wanted{**std::move(filter), *count};
}

}  // namespace

int export_contacts_command(const ExportCommandOptions& options) {
  const auto config = config::load_config(options.config);
  if (!config) return fail(config.error().describe());
  const auto keys = crypto::load_key_file(config->keys.file);
  if (!keys) return fail(config->keys.file + ": " + std::string(describe(keys.error())));
  store::DatabaseOptions database;
  database.path = config->store.path;
  const auto wanted = find_wanted(database, options.scope);
  if (!wanted) return fail(wanted.error());
  watch_for_interruption();
  Progress progress(0);
  const exporting::FileOrder order{options.output,
                                   exporting::format_of(options.format),
                                   {std::string(routes::kTenant), wanted->filter, {}}};
  const auto counts = exporting::write_contacts(database, *keys, order, [&](std::int64_t written) {
    progress.show_part("contacts", static_cast<std::uint64_t>(written),
                       static_cast<std::uint64_t>(wanted->count));
    return !is_interrupted();
  });
  progress.finish();
  if (!counts)
    return counts.error().message.empty() ? fail_interrupted(kNothingWritten) : fail(counts.error().message);
  std::cout << with_commas(static_cast<std::uint64_t>(counts->put)) << " contacts in "
            << options.output.string() << '\n';
  return 0;
}

}  // namespace guichet::cli
