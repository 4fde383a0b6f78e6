#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "register/register.hpp"

namespace guichet::address_register {

// Makes of one register many small ones, each with the streets of one postal code and their communes: what a
// page fetches for the code that was typed. Memory: one small register at a time.
class ShardWriter {
 public:
  // The register must outlive this.
  explicit ShardWriter(const Register& source);

  // The codes that have streets, ascending.
  const std::vector<std::uint32_t>& postal_codes() const { return codes_; }

  // The register of one code (file_format.hpp), without its checksum. Its communes have no other code.
  std::string write(std::uint32_t postal_code) const;

 private:
  using Entry = CommuneTable::Entry;

  // A commune with streets of a code.
  struct Part {
    std::uint32_t postal_code;
    const Entry* commune;

    friend bool operator==(const Part&, const Part&) = default;
  };

  const Register* source_;
  std::vector<Part> parts_;  // sorted by code, then by commune
  std::vector<std::uint32_t> codes_;
};

}  // namespace guichet::address_register
