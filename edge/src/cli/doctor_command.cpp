#include "cli/doctor_command.hpp"

#include <algorithm>
#include <iostream>

#include "cli/login_setup.hpp"
#include "cli/mail_setup.hpp"
#include "config/load.hpp"
#include "doctor/edge_checks.hpp"
#include "doctor/form_checks.hpp"
#include "doctor/mail_check.hpp"
#include "doctor/provider_checks.hpp"
#include "routes/tenant.hpp"

namespace guichet::cli {
namespace {

using doctor::Findings;
using doctor::Health;

// Prints findings as they come: some are waited for.
class Report {
 public:
  void add(const Findings& findings) {
    for (const doctor::Finding& finding : findings) {
      std::cout << doctor::line_of(finding) << std::endl;
      ++counts_[static_cast<std::size_t>(finding.health)];
    }
  }

  // The last line, and the exit code.
  int finish() const {
    const std::size_t failed = counts_[static_cast<std::size_t>(Health::kFail)];
    const std::size_t warned = counts_[static_cast<std::size_t>(Health::kWarn)];
    std::cout << failed << " missing, " << warned << " to look at\n";
    return failed == 0 ? 0 : 1;
  }

 private:
  std::size_t counts_[4] = {};
};

Findings check_mail_setup(const config::Config& config) {
  const auto setup = load_mail_setup(config);
  if (!setup) return {{Health::kFail, "mail", setup.error()}};
  return {{Health::kOk, "mail", "every mail can be written in every language"}};
}

void check_providers(const config::Config& config, Report& report) {
  const auto loaded = doctor::load_each(config);
  report.add(doctor::check_forms(config, loaded.library));
  report.add(loaded.findings);
  if (config.providers.empty())
    report.add({{Health::kNote, "providers", "there are none; see [[provider]] in guichet init's file"}});
  outbound::Client client(login_options(config.login));
  for (const login::Provider& provider : loaded.library.all()) {
    report.add(doctor::check_provider(provider, config, client, system_now));
  }
}

}  // namespace

int doctor_command(const std::filesystem::path& config_file) {
  Report report;
  const auto config = config::load_config(config_file);
  if (!config) {
    report.add({{Health::kFail, "configuration", config.error().describe()}});
    return report.finish();
  }
  report.add({{Health::kOk, "configuration", config_file.string()}});
  report.add(doctor::check_edge(*config, routes::kTenant));
  report.add(check_mail_setup(*config));
  report.add(doctor::check_mail(config->mail));
  check_providers(*config, report);
  return report.finish();
}

}  // namespace guichet::cli
