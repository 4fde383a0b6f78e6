#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace guichet::address_register {

// The words of a street's name as the register keeps them: those that end in a hyphen or an apostrophe have
// no space behind them, and a space too many stands before its word. Joined they give the name again; spaces
// at its ends and what is beyond 160 bytes are left away.
std::vector<std::string_view> split_label(std::string_view label);
void append_label_word(std::string& label, std::string_view word);

}  // namespace guichet::address_register
