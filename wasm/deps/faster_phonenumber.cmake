# Upstream's sources with the lines changed that do the same work twice; the answers stay the same, which the parity
# tests hold. A line that upstream has changed stops the build. The copies lie in ${FASTER}.
set(FASTER ${CMAKE_CURRENT_BINARY_DIR}/faster)

function(change_lines file from to)
  if(NOT EXISTS ${FASTER}/${file})
    configure_file(${PHONE}/phonenumbers/${file} ${FASTER}/${file} COPYONLY)
  endif()
  file(READ ${FASTER}/${file} text)
  string(FIND "${text}" "${from}" place)
  if(place EQUAL -1)
    message(FATAL_ERROR "${file} has no line: ${from}")
  endif()
  string(REPLACE "${from}" "${to}" text "${text}")
  file(WRITE ${FASTER}/${file} "${text}")
endfunction()

# All formats of a country were copied for each number that was formatted.
change_lines(phonenumberutil.cc
  "RepeatedPtrField<NumberFormat> available_formats =" "RepeatedPtrField<NumberFormat>& available_formats =")

# The list of the regions of a country code was copied to read its first one.
change_lines(phonenumberutil.cc
"// Returns the region codes that matches the specific country calling code. In
// the case of no region code being found, region_codes will be left empty."
"namespace {
template <class Map, class Order>
const std::list<string>& RegionsOf(int country_calling_code, const Map& regions, Order order) {
  static const std::list<string> none;
  const auto found = std::lower_bound(regions.begin(), regions.end(),
                                      typename Map::value_type(country_calling_code, nullptr), order);
  return found != regions.end() && found->first == country_calling_code ? *found->second : none;
}
}  // namespace
")
foreach(gap "\n\n" "\n")
  change_lines(phonenumberutil.cc
    "  std::list<string> region_codes;${gap}  GetRegionCodesForCountryCallingCode(country_calling_code, &region_codes);\n"
    "  const std::list<string>& region_codes = RegionsOf(
      country_calling_code, *country_calling_code_to_region_code_map_, OrderByFirst());\n")
endforeach()

# Separators were taken out of ASCII numbers by a pattern, and their digits looked up in Unicode.
change_lines(phonenumberutil.cc
"  const RegExp& non_digits_pattern = reg_exps_->regexp_cache_->GetRegExp("
"  if (std::all_of(number->begin(), number->end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
    const auto is_no_digit = [](char c) { return c < '0' || '9' < c; };
    number->erase(std::remove_if(number->begin(), number->end(), is_no_digit), number->end());
    return;
  }
  const RegExp& non_digits_pattern = reg_exps_->regexp_cache_->GetRegExp(")

# Every pattern that did not match was tried a second time, as a prefix, even where a prefix was not asked for.
change_lines(regex_based_matcher.cc
  "  const scoped_ptr<RegExpInput> normalized_number_input("
  "  if (!allow_prefix_match) return false;\n  const scoped_ptr<RegExpInput> normalized_number_input(")
