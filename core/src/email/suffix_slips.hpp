#pragma once

#include <string_view>

namespace guichet::email {

// What besides slips of the finger may have happened to a suffix.
struct SuffixErrors {
  bool wrong = false;     // another suffix was taken: net for com; only where the name leaves no doubt
  bool one_more = false;  // something was added to it: com.br for com
};

// As slips_cost(), of the suffix of a domain: "comm", "con.br", "comcom" or "" for what was to be "com" and
// "com.br". Saying an ending twice, or not at all, is always possible.
float suffix_cost(std::string_view typed, std::string_view meant, SuffixErrors possible, float limit);

}  // namespace guichet::email
