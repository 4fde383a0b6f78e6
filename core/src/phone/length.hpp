#pragma once

#include <optional>
#include <string>

#include "phone/reading.hpp"

namespace guichet::phone {

// What is wrong with the number of digits of a text that gave this doubtful reading: phone.digit_missing when
// one more digit makes a number in use and a second one does not, phone.digit_extra when one less makes a
// possible one, phone.short_code for what people dial within a country only (112, 3949), told by its 2 to 6
// digits: the register of short numbers would weigh 13 KB. Nothing for all else, nor for text with letters or
// an extension.
std::optional<Code> find_length_mistake(const Reading& reading, const std::string& text,
                                        const std::string& country);

}  // namespace guichet::phone
