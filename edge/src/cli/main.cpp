#include <CLI/CLI.hpp>
#include <iostream>
#include <string>

#include "cli/check_command.hpp"
#include "cli/doctor_command.hpp"
#include "cli/export_command.hpp"
#include "cli/import_command.hpp"
#include "cli/init_command.hpp"
#include "cli/mail_command.hpp"
#include "cli/match_command.hpp"
#include "cli/model_command.hpp"
#include "cli/proof_command.hpp"
#include "cli/register_command.hpp"
#include "cli/serve_command.hpp"
#include "guichet/version.hpp"

namespace {

using guichet::cli::ExportCommandOptions;
using guichet::cli::ImportCommandOptions;
using guichet::cli::MailKeyOptions;
using guichet::cli::MailPreviewOptions;
using guichet::cli::MatchCommandOptions;
using guichet::cli::ModelCommandOptions;
using guichet::cli::ProofExportOptions;
using guichet::cli::ProofVerifyOptions;
using guichet::cli::RegisterBuildOptions;

// guichet check, with the register that it was given, if any.
int check(const std::string& register_path) {
  std::ios::sync_with_stdio(false);
  if (register_path.empty()) return guichet::cli::check_command(std::cin, std::cout, nullptr);
  const auto addresses = guichet::registry::RegisterFile::open(register_path);
  if (addresses) return guichet::cli::check_command(std::cin, std::cout, &*addresses);
  std::cerr << "guichet: " << addresses.error().message << '\n';
  return 1;
}

CLI::App* add_register_build(CLI::App& commands, RegisterBuildOptions& options) {
  auto* build = commands.add_subcommand(
      "build",
      "Make a register of the address files of the Base Adresse Nationale or of a Base Adresse Locale");
  build->add_option("FILES", options.files, "Files of addresses: .csv or .csv.gz")->required();
  build->add_option("-o,--output", options.output, "The register to write, as in fr.gar")->required();
  build->add_option("--shards", options.shards,
                    "Write streets/<postal code>.gar into this folder too, for pages to fetch");
  return build;
}

// What match and import have in common.
void add_record_options(CLI::App& command, guichet::silos::IntakeOptions& intake,
                        std::filesystem::path& mapping) {
  command.add_option("FILES", intake.files, "Files of records: .csv or .csv.gz, each a silo")->required();
  const auto take_ids = [&intake](const std::vector<std::string>& names) {
    intake.columns.id = names.front();
    intake.columns.other_ids.assign(names.begin() + 1, names.end());
  };
  command
      .add_option_function<std::vector<std::string>>(
          "--id", take_ids,
          "The column that tells the records of a file apart; once for each name where files call it differently")
      ->allow_extra_args(false)->type_name("TEXT")->required();
  command.add_option("--mapping", mapping,
                     R"(What columns hold whose names are not known, as in {"columns": {"my_column": "email"}})");
  command.add_option("--country", intake.country, "Where phone numbers without a country code are of, as in FR")
      ->check([](const std::string& code) {
        const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
        const bool is_right = code.size() == 2 && is_capital(code[0]) && is_capital(code[1]);
        return is_right ? std::string() : "must be two capital letters, as in FR";
      });
  command.add_option("--threads", intake.threads, "How many work at once")
      ->check(CLI::Range(1U, 256U))->capture_default_str();
}

CLI::App* add_match(CLI::App& app, MatchCommandOptions& options) {
  auto* match = app.add_subcommand("match", "Find the people who stand several times in files of records");
  auto& run = options.run;
  add_record_options(*match, run.intake, options.mapping);
  match->add_option("--silo,--silo-column", run.intake.columns.silo, "The column that names the silo of each record");
  match->add_option("--out", run.folder, "The folder to write the lists and the report into")->required();
  match->add_flag("--force", run.is_forced, "Replace the files of a run before");
  match->add_option("--model", run.model, "The model.json of a run before, instead of learning one");
  match->add_option("--from", run.join_from, "Certainty from which records are one person's")
      ->check(CLI::Range(0.01, 1.0))->capture_default_str();
  match->add_option("--list-from", run.list_from, "Certainty from which a pair is listed")
      ->check(CLI::Range(0.01, 1.0))->capture_default_str();
  match->add_option("--language", run.locale, "Of explanations and the report")
      ->check(CLI::IsMember({"en", "fr"}))->capture_default_str();
  return match;
}

CLI::App* add_import(CLI::App& app, ImportCommandOptions& options) {
  auto* import = app.add_subcommand("import", "Bring files of records into the store; a second time, what has changed");
  add_record_options(*import, options.intake, options.mapping);
  options.config = "guichet.toml";
  import->add_option("--config", options.config, "The configuration")->capture_default_str();
  import->add_option("--silo", options.intake.silo, "What the silo is called, instead of by its file");
  import->add_option("--silo-column", options.intake.columns.silo, "The column that names the silo of each record");
  import->add_option("--tenant", options.tenant, "Whose records they are")->capture_default_str();
  import->add_option("--language", options.locale, "Of mails to these people, should they sign up")
      ->check(CLI::IsMember({"en", "fr"}))->capture_default_str();
  import->add_flag("--dry-run", options.is_dry_run, "Say what would happen, and write nothing");
  return import;
}

CLI::App* add_export_contacts(CLI::App& app, ExportCommandOptions& options) {
  auto* exports = app.add_subcommand("export", "Write what the store holds into files");
  exports->require_subcommand(1);
  auto* contacts = exports->add_subcommand("contacts", "Write contacts in clear, with consents and sources");
  options.config = "guichet.toml";
  contacts->add_option("--config", options.config, "The configuration")->capture_default_str();
  contacts->add_option("-o,--output", options.output, "The file to write, as in contacts.csv")->required();
  contacts->add_option("--format", options.format, "Of the file")
      ->check(CLI::IsMember({"csv", "ndjson"}))->capture_default_str();
  contacts->add_option("--segment", options.scope, "The id of a segment, instead of all whose address is verified");
  return contacts;
}

CLI::App* add_model_command(CLI::App& models, const char* name, const char* help, ModelCommandOptions& options) {
  auto* command = models.add_subcommand(name, help);
  options.config = "guichet.toml";
  command->add_option("--config", options.config, "The configuration")->capture_default_str();
  command->add_option("-o,--output", options.output, "The model to write, as in model.json")->required();
  command->add_option("--tenant", options.tenant, "Whose accounts they are")->capture_default_str();
  return command;
}

struct ModelCommands {
  CLI::App* learn;
  CLI::App* calibrate;
};

ModelCommands add_models(CLI::App& app, ModelCommandOptions& options) {
  auto* models = app.add_subcommand("model", "Learn and calibrate what matching goes by");
  models->require_subcommand(1);
  auto* learn = add_model_command(*models, "learn", "Learn a model of the accounts in the store", options);
  learn->add_option("--threads", options.threads, "How many work at once")
      ->check(CLI::Range(1U, 256U))
      ->capture_default_str();
  auto* calibrate =
      add_model_command(*models, "calibrate", "Teach the model in use what came of its scores", options);
  return {learn, calibrate};
}

struct ProofCommands {
  CLI::App* write;
  CLI::App* verify;
};

ProofCommands add_proofs(CLI::App& app, ProofExportOptions& written, ProofVerifyOptions& verified) {
  auto* proofs = app.add_subcommand("proof", "Export the proofs of consent, and check an export");
  proofs->require_subcommand(1);
  auto* write = proofs->add_subcommand("export", "Write all proofs, with personal data in clear, into a file");
  written.config = "guichet.toml";
  write->add_option("--config", written.config, "The configuration")->capture_default_str();
  write->add_option("-o,--output", written.output, "The file to write, as in proofs.ndjson")->required();
  write->add_option("--tenant", written.tenant, "Whose proofs they are")->capture_default_str();
  auto* verify = proofs->add_subcommand("verify", "Check an export by itself: no configuration, no keys, no network");
  verify->add_option("FILE", verified.file, "The export")->required();
  verify->add_option("--head", verified.head, "A head that was told before: its hash, or a file that holds it as JSON");
  verify->add_option("--public-key", verified.public_key, "The key that has to have signed, in hexadecimal digits");
  return {write, verify};
}

struct MailCommands {
  CLI::App* key;
  CLI::App* preview;
};

MailCommands add_mails(CLI::App& app, MailKeyOptions& key_options, MailPreviewOptions& preview_options) {
  auto* mails = app.add_subcommand("mail", "Make the keys that mails are signed with, and look at mails");
  mails->require_subcommand(1);
  key_options.config = preview_options.config = "guichet.toml";
  auto* key = mails->add_subcommand("key", "Make the keys if there are none, and print what to publish in the DNS");
  key->add_option("--config", key_options.config, "The configuration")->capture_default_str();
  key->add_option("-o,--output", key_options.output, "The file of the keys, instead of the configuration's");
  auto* preview = mails->add_subcommand("preview", "Check the templates of mails and write each mail with test data");
  preview->add_option("--config", preview_options.config, "The configuration")->capture_default_str();
  preview->add_option("--templates", preview_options.templates, "A folder of templates, instead of the configuration's");
  preview->add_option("--kind", preview_options.kind, "One kind of mail alone, as in mail.confirm");
  preview->add_option("--locale", preview_options.locale, "One language alone")->check(CLI::IsMember({"en", "fr"}));
  preview_options.output = "mail-preview";
  preview->add_option("-o,--output", preview_options.output, "The folder to write into")->capture_default_str();
  return {key, preview};
}

}  // namespace

int main(int count, char** arguments) {
  CLI::App app("Guichet stands at the counter of signup forms.", "guichet");
  app.set_version_flag("--version", std::string(guichet::kVersion));
  app.require_subcommand(1);

  auto* check_requests = app.add_subcommand("check", "Answer JSON requests, one a line, on standard output");
  std::string register_path;
  check_requests->add_option("--register", register_path, "The register to hold addresses against");

  auto* registers = app.add_subcommand("register", "Make and check registers of addresses");
  registers->require_subcommand(1);
  RegisterBuildOptions build_options;
  auto* build_register = add_register_build(*registers, build_options);
  std::string checked_register;
  auto* check_register = registers->add_subcommand("check", "Read all of a register, and say what it holds");
  check_register->add_option("FILE", checked_register, "The register")->required();

  std::string config_file = "guichet.toml";
  auto* init = app.add_subcommand("init", "Write a configuration and its keys");
  init->add_option("--config", config_file, "The file to write")->capture_default_str();

  bool makes_keys = false;
  auto* serve = app.add_subcommand("serve", "Run the edge");
  serve->add_option("--config", config_file, "The configuration")->capture_default_str();
  serve->add_flag("--make-keys", makes_keys, "Make the key file when there is none");

  auto* doctor = app.add_subcommand("doctor", "Say what is configured, reachable, slow or missing, and what to do");
  doctor->add_option("--config", config_file, "The configuration")->capture_default_str();

  MatchCommandOptions match_options;
  auto* match = add_match(app, match_options);

  ImportCommandOptions import_options;
  auto* import = add_import(app, import_options);

  ExportCommandOptions export_options;
  auto* export_contacts = add_export_contacts(app, export_options);

  ModelCommandOptions model_options;
  const auto [learn, calibrate] = add_models(app, model_options);

  ProofExportOptions proof_export;
  ProofVerifyOptions proof_verify;
  const auto [write_proofs, verify_proofs] = add_proofs(app, proof_export, proof_verify);

  MailKeyOptions mail_key_options;
  MailPreviewOptions mail_preview_options;
  const auto [mail_key, mail_preview] = add_mails(app, mail_key_options, mail_preview_options);

  CLI11_PARSE(app, count, arguments);
  if (check_requests->parsed()) return check(register_path);
  if (build_register->parsed()) return guichet::cli::register_build_command(build_options);
  if (check_register->parsed()) return guichet::cli::register_check_command(checked_register);
  if (init->parsed()) return guichet::cli::init_command(config_file);
  if (doctor->parsed()) return guichet::cli::doctor_command(config_file);
  if (import->parsed()) return guichet::cli::import_command(std::move(import_options));
  if (export_contacts->parsed()) return guichet::cli::export_contacts_command(export_options);
  if (learn->parsed()) return guichet::cli::model_learn_command(model_options);
  if (calibrate->parsed()) return guichet::cli::model_calibrate_command(model_options);
  if (write_proofs->parsed()) return guichet::cli::proof_export_command(proof_export);
  if (verify_proofs->parsed()) return guichet::cli::proof_verify_command(proof_verify);
  if (mail_key->parsed()) return guichet::cli::mail_key_command(mail_key_options);
  if (mail_preview->parsed()) return guichet::cli::mail_preview_command(mail_preview_options);
  if (match->parsed()) return guichet::cli::match_command(std::move(match_options));
  return guichet::cli::serve_command(config_file, makes_keys);
}
