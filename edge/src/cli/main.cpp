#include <CLI/CLI.hpp>
#include <iostream>
#include <string>

#include "cli/check_command.hpp"
#include "cli/init_command.hpp"
#include "cli/serve_command.hpp"
#include "guichet/version.hpp"

int main(int count, char** arguments) {
  CLI::App app("Guichet stands at the counter of signup forms.", "guichet");
  app.set_version_flag("--version", std::string(guichet::kVersion));
  app.require_subcommand(1);

  auto* check = app.add_subcommand("check", "Answer JSON requests, one a line, on standard output");

  std::string config_file = "guichet.toml";
  auto* init = app.add_subcommand("init", "Write a configuration and its keys");
  init->add_option("--config", config_file, "The file to write")->capture_default_str();

  bool makes_keys = false;
  auto* serve = app.add_subcommand("serve", "Run the edge");
  serve->add_option("--config", config_file, "The configuration")->capture_default_str();
  serve->add_flag("--make-keys", makes_keys, "Make the key file when there is none");

  CLI11_PARSE(app, count, arguments);
  if (check->parsed()) {
    std::ios::sync_with_stdio(false);
    return guichet::cli::check_command(std::cin, std::cout);
  }
  if (init->parsed()) return guichet::cli::init_command(config_file);
  return guichet::cli::serve_command(config_file, makes_keys);
}
