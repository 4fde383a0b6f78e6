#pragma once

#include "common/bytes.hpp"
#include "crypto/blind_index.hpp"

namespace guichet::consent {

// What the list of oppositions knows an address by: made of its blind index and of another kind, so that the
// one does not lead to the other without the key file.
inline Bytes32 opposition_fingerprint(const crypto::Keys& keys, std::string_view tenant,
                                      const Bytes32& address_ix) {
  return crypto::blind_index(keys, tenant, "opposition", text_of(address_ix));
}

}  // namespace guichet::consent
