#include "cli/proof_command.hpp"

#include <fstream>
#include <iostream>

#include "cli/failure.hpp"
#include "cli/init_command.hpp"
#include "config/load.hpp"
#include "crypto/hash.hpp"
#include "crypto/key_file.hpp"
#include "crypto/token.hpp"
#include "json/json.hpp"
#include "proof/export.hpp"
#include "proof/verify.hpp"

namespace guichet::cli {
namespace {

namespace fs = std::filesystem;

constexpr int kDoesNotHold = 2;
constexpr std::size_t kMaxHeadFile = 1U << 20U;

std::string describe(const store::StoreError& error) {
  return std::string(store::errc_name(error.code)) + " " + error.detail;
}

// A new file that only its owner may read: what is in it is personal.
std::ofstream open_private(const fs::path& path) {
  std::error_code failure;
  fs::remove(path, failure);
  std::ofstream file(path, std::ios::binary);
  fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write, failure);
  return file;
}

// One transaction: the edge may go on writing beside it.
store::Result<proof::ExportCounts> write_all(store::Database& database, const crypto::Keys& keys,
                                             const std::string& tenant, std::ostream& output) {
  if (const auto begun = database.execute("BEGIN"); !begun) return begun.error();
  auto counts = proof::write_export(database, keys, tenant, output);
  if (const auto ended = database.execute("COMMIT"); !ended && counts) return ended.error();
  return counts;
}

// The hash in a file that holds a head as JSON: as told by the event, or by GET /v1/proof/head.
std::optional<Bytes32> read_head_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text(kMaxHeadFile, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(file.gcount()));
  const auto json = parse_json(text);
  if (!json) return std::nullopt;
  const auto hash = required_string(*json, "hash", "", 64);
  return hash ? crypto::unhex<32>(*hash) : std::nullopt;
}

void say(const proof::Verdict& verdict) {
  std::cout << verdict.entries << " entries, " << verdict.confirmed << " confirmed consents with both steps, "
            << verdict.opened << " with what they say of a person\n"
            << "head        " << verdict.head << '\n'
            << "public key  " << verdict.public_key << '\n';
  for (const proof::Breach& breach : verdict.breaches) std::cout << "BROKEN  " << breach.describe() << '\n';
  std::cout << (verdict.holds() ? "everything holds\n" : "this export does not hold\n");
}

}  // namespace

int proof_export_command(const ProofExportOptions& options) {
  const auto config = config::load_config(options.config);
  if (!config) return fail(config.error().describe());
  const auto keys = crypto::load_key_file(config->keys.file);
  if (!keys) return fail(config->keys.file + ": " + std::string(cli::describe(keys.error())));
  store::DatabaseOptions where;
  where.path = config->store.path;
  auto database = store::Database::open(where, store::OpenMode::kReadOnly);
  if (!database) return fail(config->store.path + ": " + describe(database.error()));
  std::ofstream output = open_private(options.output);
  const auto counts = write_all(*database, *keys, options.tenant, output);
  output.close();
  if (!counts) return fail(config->store.path + ": " + describe(counts.error()));
  if (!output) return fail(options.output.string() + ": cannot be written");
  std::cout << counts->entries << " entries, " << counts->openings << " with what they say of a person\n";
  return 0;
}

int proof_verify_command(const ProofVerifyOptions& options) {
  proof::Expectation expectation;
  if (!options.head.empty()) {
    expectation.head = crypto::unhex<32>(options.head);
    if (!expectation.head) expectation.head = read_head_file(options.head);
    if (!expectation.head) return fail("--head must be 64 hexadecimal digits, or a file with a head as JSON");
  }
  if (!options.public_key.empty()) {
    expectation.public_key = crypto::unhex<32>(options.public_key);
    if (!expectation.public_key) return fail("--public-key must be 64 hexadecimal digits");
  }
  std::ifstream file(options.file, std::ios::binary);
  if (!file) return fail(options.file.string() + ": cannot be read");
  const proof::Verdict verdict = proof::verify(file, expectation);
  say(verdict);
  return verdict.holds() ? 0 : kDoesNotHold;
}

}  // namespace guichet::cli
