#pragma once

#include <filesystem>
#include <string>

namespace guichet::cli {

struct ProofExportOptions {
  std::filesystem::path config;
  std::filesystem::path output;
  std::string tenant = "default";
};

// Writes the proofs of a tenant into a file that only its owner may read. It may run beside the edge. 0, or 1
// when something is missing or cannot be written.
int proof_export_command(const ProofExportOptions& options);

struct ProofVerifyOptions {
  std::filesystem::path file;
  std::string head;        // hexadecimal digits, or a file
  std::string public_key;  // hexadecimal digits
};

// Checks an export. 0 when everything holds; 1 when it cannot be read; 2 when something does not hold: each
// thing on a line of standard output.
int proof_verify_command(const ProofVerifyOptions& options);

}  // namespace guichet::cli
