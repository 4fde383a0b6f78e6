#pragma once

#include <string_view>

#include "text/idna_table.hpp"

namespace guichet {

// The validity criteria of UTS 46, section 4.1, on a mapped label that is not empty.

bool is_valid_in_label(const IdnaTable& table, char32_t code_point);

// RFC 5892 appendix A.1 and A.2: a zero-width joiner or non-joiner without a virama before it, nor, for the
// latter, between letters that join.
bool has_stray_joiner(const IdnaTable& table, std::u32string_view label);

// RFC 5893 sections 1.4 and 2.
bool has_right_to_left(const IdnaTable& table, std::u32string_view label);
bool satisfies_bidi_rule(const IdnaTable& table, std::u32string_view label);

}  // namespace guichet
