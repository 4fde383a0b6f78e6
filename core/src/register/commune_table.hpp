#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "register/commune.hpp"

namespace guichet::address_register {

// The communes as they lie in a table or a register's file, which must outlive this.
class CommuneTable {
 public:
  struct Entry {
    InseeCode insee;
    PopulationStep population;
    std::uint8_t district;
    std::uint32_t first_code;  // place of its first postal code
    std::uint32_t code_count;
    std::string_view name;
    std::string_view streets;
  };

  struct Former {
    std::uint32_t commune;  // place of the commune
    std::string_view name;
  };

  // Reads what write_commune_list wrote, and the blocks of streets that belong to it, one behind the other.
  // Nothing when anything does not fit: no number, size or order is trusted.
  static std::optional<CommuneTable> read(std::string_view list, std::string_view streets);

  const std::vector<Entry>& entries() const { return entries_; }
  const std::vector<Former>& former() const { return former_; }
  const std::uint32_t* begin_codes(const Entry& entry) const { return codes_.data() + entry.first_code; }
  const std::uint32_t* end_codes(const Entry& entry) const { return begin_codes(entry) + entry.code_count; }

  // The commune of this code; nullptr when there is none.
  const Entry* find(InseeCode insee) const;

 private:
  std::vector<Entry> entries_;
  std::vector<Former> former_;
  std::vector<std::uint32_t> codes_;
};

}  // namespace guichet::address_register
