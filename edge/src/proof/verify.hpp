#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "common/bytes.hpp"

namespace guichet::proof {

// What the reader of an export knows from elsewhere.
struct Expectation {
  std::optional<Bytes32> public_key;  // that the proofs are signed with
  std::optional<Bytes32> head;        // a head that was told before: the export must hold its entry
};

// Something that does not hold.
struct Breach {
  std::int64_t line = 0;
  std::int64_t entry = 0;  // 0 when it is about no entry
  std::string what;

  std::string describe() const;  // "entry 12 (line 30): ..."
};

struct Verdict {
  std::vector<Breach> breaches;  // in the order of the file, at most kMostBreaches
  std::int64_t entries = 0;
  std::int64_t confirmed = 0;  // consents, each with both steps
  std::int64_t opened = 0;     // entries whose personal fields were held against the chain
  std::string public_key;      // hexadecimal digits
  std::string head;            // of the chain, hexadecimal digits

  bool holds() const { return breaches.empty(); }
};

inline constexpr std::size_t kMostBreaches = 100;

// Checks an export by itself, without store, keys or network: every hash of the chain, of the texts and of
// the forms, every personal field that is in clear, both steps of every confirmed consent, the signatures of
// head and export, and that not one byte was changed, added or left out.
Verdict verify(std::istream& input, const Expectation& expectation);

}  // namespace guichet::proof
