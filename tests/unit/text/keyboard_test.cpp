#include "text/keyboard.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <set>
#include <string>

#include "text/ascii.hpp"

using namespace guichet;

TEST_CASE("keys that touch on QWERTY, AZERTY or QWERTZ are neighbours") {
  for (const char* pair :
       {"as", "sa", "gh", "aq", "qw", "az", "ze", "ml", "wx", "zt", "zu", "1q", "2w", "0p", "bg"}) {
    CAPTURE(pair);
    CHECK(are_neighbour_keys(pair[0], pair[1]));
  }
  for (const char* pair : {"aa", "ap", "ql", "1z", "bp", "a-", "--", "ad", "qc"}) {
    CAPTURE(pair);
    CHECK_FALSE(are_neighbour_keys(pair[0], pair[1]));
  }
}

TEST_CASE("one key again and again is told from doubled letters") {
  for (const char* word : {"aaa", "xxxx", "000"}) CHECK(is_repeated_key(word));
  for (const char* word : {"", "a", "aa", "aab", "...", "aaa "}) CHECK_FALSE(is_repeated_key(word));
}

TEST_CASE("runs along the keys are mashed") {
  for (const char* word :
       {"azerty", "azert", "qwerty", "qwertz", "qwertyuiop", "ytreza", "poiuy", "asdf", "qsdf", "qsdfgh",
        "hjkl", "lkjh", "wxcv", "zxcvbn", "yxcv", "asdfgfdsa", "azerty123"}) {
    CAPTURE(word);
    CHECK(is_keyboard_mash(word));
  }
}

TEST_CASE("runs over and over, several runs and drumming are mashed") {
  for (const char* word : {"sdfsdf", "hjkhjk", "qsdqsdqs", "azeaze", "qweqweqwe", "fgfg", "ghghghg",
                           "qsdfjkl", "azeqsdwxc", "asdjkl", "dfkgjh", "jkdfhgsd", "fgdfgcvb"}) {
    CAPTURE(word);
    CHECK(is_keyboard_mash(word));
  }
}

TEST_CASE("names that the keys could spell are not mashed") {
  for (const char* word :
       {"reza",   "azer",     "wert", "wertz", "ertz",   "fred",   "freda",     "desert",
        "popo",   "rere",     "dede", "sasa",  "lolo",   "hrdl",   "krzysztof", "vlk",
        "ng",     "schwartz", "jkl",  "aaaa",  "fgh",    "",       "12345",     "jean-marc",
        "asdf.g", "sdf sdf",  "strc", "brch",  "poitre", "werther"}) {
    CAPTURE(word);
    CHECK_FALSE(is_keyboard_mash(word));
  }
  CHECK_FALSE(is_keyboard_mash(std::string(65, 'a') + "sdf"));
}

// The development data hold some 14,000 names.
TEST_CASE("no name of the development data is mashed") {
  std::set<std::string> words;
  for (const char* name : {"febrl1", "febrl2", "febrl3", "febrl4a", "febrl4b", "signup_fr_20k"}) {
    std::ifstream file(std::string(GUICHET_SHARED_DATA "/dedup/") + name + ".csv");
    const bool is_signup = std::string_view(name) == "signup_fr_20k";
    for (std::string line; std::getline(file, line);) {
      std::size_t column = 0;
      for (std::size_t at = 0; at < line.size() && column < 6; ++column) {
        const std::size_t end = std::min(line.find(',', at), line.size());
        const bool is_name = is_signup ? column == 4 || column == 5 : column == 1 || column == 2;
        if (is_name) words.insert(to_ascii_lower(trim_ascii(std::string_view(line).substr(at, end - at))));
        at = end + 1;
      }
    }
  }
  if (words.empty()) {
    WARN("the development data are missing: names not checked");
    return;
  }
  CHECK(words.size() > 10000);
  for (const std::string& word : words) {
    CAPTURE(word);
    CHECK_FALSE(is_keyboard_mash(word));
    CHECK_FALSE(is_repeated_key(word));
  }
}
