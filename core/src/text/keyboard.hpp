#pragma once

#include <string_view>

namespace guichet {

// What fingers leave on the letter and digit keys of the three Latin layouts of the web, QWERTY, AZERTY and
// QWERTZ. All take lower-case ASCII; nothing here allocates.

// Whether two different keys touch on any of the layouts, as a slip of the finger would hit them.
bool are_neighbour_keys(char left, char right);

// One letter or digit three times or more and nothing else: "aaa", "xxxx", "0000".
bool is_repeated_key(std::string_view word);

// A word of letters that runs along the keys instead of being spelled: along one row ("azerty", "lkjh", but
// not "reza"), over and over ("sdfsdf", "fgfg"), in several runs ("qsdfjkl"), or without a vowel where names
// have one ("dfkgjh"). Digits at the end do not count ("azerty123"). False for every word that has other
// characters, fewer than 4 letters or more than 64. Tuned to be silent on names and dictionary words: what is
// found was most likely not meant.
bool is_keyboard_mash(std::string_view word);

}  // namespace guichet
