#pragma once

#include <string>
#include <string_view>

#include "guichet/check.hpp"
#include "register/register_file.hpp"

namespace guichet::registry {

// Answers a request (guichet/check.hpp), with the register of addresses where there is one: nullptr for none.
inline std::string answer(std::string_view request, const RegisterFile* addresses) {
  return call(request, {addresses == nullptr ? nullptr : &addresses->addresses()});
}

}  // namespace guichet::registry
