#include "proof/head.hpp"

#include "crypto/hash.hpp"
#include "crypto/token.hpp"

namespace guichet::proof {
namespace {

std::string head_message(const Head& head) {
  return "guichet.proof.head.v1\n" + write_json(Json{{"v", 1},
                                                     {"tenant", head.tenant},
                                                     {"sequence", head.sequence},
                                                     {"hash", crypto::hex(head.hash)}});
}

std::string export_message(const Bytes32& hash) { return "guichet.proof.export.v1\n" + crypto::hex(hash); }

}  // namespace

Json signed_head(const crypto::Keys& keys, const Head& head) {
  return Json{{"v", 1},
              {"tenant", head.tenant},
              {"sequence", head.sequence},
              {"hash", crypto::hex(head.hash)},
              {"public_key", crypto::hex(crypto::proof_public_key(keys))},
              {"signature", crypto::hex(crypto::sign_proof(keys, bytes_of(head_message(head))))}};
}

std::optional<Head> read_head(const Json& json, const Bytes32& public_key) {
  const auto tenant = required_string(json, "tenant", "", 256);
  const auto hash = required_string(json, "hash", "", 64);
  const auto signature = required_string(json, "signature", "", 128);
  const Json* sequence = find_member(json, "sequence");
  if (!tenant || !hash || !signature || sequence == nullptr || !sequence->is_number_integer())
    return std::nullopt;
  const auto hash_bytes = crypto::unhex<32>(*hash);
  const auto signature_bytes = crypto::unhex<64>(*signature);
  if (!hash_bytes || !signature_bytes) return std::nullopt;
  const Head head{*tenant, sequence->get<std::int64_t>(), *hash_bytes};
  if (!crypto::is_signed(public_key, bytes_of(head_message(head)), *signature_bytes)) return std::nullopt;
  return head;
}

crypto::Signature sign_export(const crypto::Keys& keys, const Bytes32& hash) {
  return crypto::sign_proof(keys, bytes_of(export_message(hash)));
}

bool is_export_signed(const Bytes32& public_key, const Bytes32& hash, const crypto::Signature& signature) {
  return crypto::is_signed(public_key, bytes_of(export_message(hash)), signature);
}

}  // namespace guichet::proof
