#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace guichet::french_address {

// The parts of a French address, UTF-8; any may be empty.
struct PostalAddress {
  std::string recipient;
  std::vector<std::string> extras;  // flat, floor, building, letter box: as typed
  std::string number;
  std::string street;
  std::string locality;
  std::string postal_code;
  std::string city;
};

// The address as it is written on an envelope within France (NF Z10-011): at most six lines of at most 38
// characters in capitals without accents and marks, none of them empty. The street is abbreviated only where
// it is longer than 32: its type first, then titles, then given names, then what else is not its last word.
std::vector<std::string> postal_lines(const PostalAddress& address);

// A key that two ways to write one address share, for matching: number, street without articles, INSEE code.
std::string match_key(std::string_view number, std::string_view street, std::string_view insee);

}  // namespace guichet::french_address
