#pragma once

#include <string>
#include <string_view>

#include "register/register_file.hpp"

namespace guichet::registry {

// Answers a request (guichet/check.hpp), with the register of addresses where there is one: nullptr for none.
std::string answer(std::string_view request, const RegisterFile* addresses);

}  // namespace guichet::registry
