#include "cli/serve_command.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <iostream>

#include "cli/edge.hpp"
#include "cli/failure.hpp"
#include "cli/init_command.hpp"
#include "config/load.hpp"

namespace guichet::cli {
namespace {

void announce(const Edge& edge, const config::Config& config) {
  std::cout << "listening on " << edge.url() << '\n' << "metrics on " << edge.metrics_url() << "/metrics\n";
  if (config.mail.transport == "folder") std::cout << "mails go to " << config.mail.folder << '\n';
  if (!config.demo.pages.empty()) {
    std::cout << "\n  Open " << edge.url() << "/ for the form, and " << edge.url() << "/demo/mails for its mails.\n\n";
  }
  std::cout.flush();
}

}  // namespace

int serve_command(const std::filesystem::path& config_file, bool makes_keys) {
  spdlog::set_default_logger(spdlog::stderr_logger_mt("guichet"));
  const auto config = config::load_config(config_file);
  if (!config) return fail(config.error().describe());
  if (makes_keys && !make_keys(config->keys.file)) return 1;
  auto edge = Edge::start(*config);
  if (!edge) return fail(edge.error().message);
  announce(**edge, *config);
  (*edge)->run();
  return 0;
}

}  // namespace guichet::cli
