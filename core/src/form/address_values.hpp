#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "form/request.hpp"

namespace guichet::form {

// The value of a field as typed, without white space around it; empty when it is missing or too long to be
// used.
std::string_view usable_value(const CheckRequest& request, std::string_view token);

// The lines of the street that are not empty: address-line1 to 3, then those of street-address.
std::vector<std::string_view> street_lines(const CheckRequest& request);

// To whom a letter goes: name, or given-name and family-name.
std::string recipient_of(const CheckRequest& request);

}  // namespace guichet::form
