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

# What is done for all of Unicode, character by character and with patterns, is short work for printable ASCII: to cut a number
# out of a text, to see that one of digits and separators is one, and to take its separators out.
change_lines(phonenumberutil.cc
"void PhoneNumberUtil::ExtractPossibleNumber(const string& number,
                                            string* extracted_number) const {
  DCHECK(extracted_number);
"
"namespace {
bool IsPrintableAscii(const string& text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return ' ' <= c && c <= '~'; });
}
bool IsAsciiDigit(char c) { return '0' <= c && c <= '9'; }

string ExtractFromAscii(const string& number) {
  const auto may_end = [](char c) { return c == '#' || IsAsciiDigit(c) || ('a' <= (c | 0x20) && (c | 0x20) <= 'z'); };
  const auto first = std::find_if(number.begin(), number.end(), [](char c) { return c == '+' || IsAsciiDigit(c); });
  const auto last = std::find_if(number.rbegin(), std::make_reverse_iterator(first), may_end);
  return string(first, last.base());
}

bool IsPlainNumber(const string& number) {
  const size_t plus = std::min(number.find_first_not_of('+'), number.size());
  const auto is_separator = [](char c) { return c == ' ' || c == '(' || c == ')' || ('-' <= c && c <= '/'); };
  const auto begin = number.begin() + plus;
  return std::count_if(begin, number.end(), IsAsciiDigit) >= 3 &&
         std::all_of(begin, number.end(), [=](char c) { return IsAsciiDigit(c) || is_separator(c); });
}
}  // namespace

void PhoneNumberUtil::ExtractPossibleNumber(const string& number,
                                            string* extracted_number) const {
  if (IsPrintableAscii(number)) {
    *extracted_number = ExtractFromAscii(number);
    reg_exps_->capture_up_to_second_number_start_pattern_->PartialMatch(*extracted_number, extracted_number);
    return;
  }
")
change_lines(phonenumberutil.cc
"  return reg_exps_->valid_phone_number_pattern_->FullMatch(number);"
"  return IsPlainNumber(number) || reg_exps_->valid_phone_number_pattern_->FullMatch(number);")
change_lines(phonenumberutil.cc
"  const RegExp& non_digits_pattern = reg_exps_->regexp_cache_->GetRegExp("
"  if (IsPrintableAscii(*number)) {
    const auto is_no_digit = [](char c) { return !IsAsciiDigit(c); };
    number->erase(std::remove_if(number->begin(), number->end(), is_no_digit), number->end());
    return;
  }
  const RegExp& non_digits_pattern = reg_exps_->regexp_cache_->GetRegExp(")

# Every pattern that did not match was tried a second time, as a prefix, even where a prefix was not asked for.
change_lines(regex_based_matcher.cc
  "  const scoped_ptr<RegExpInput> normalized_number_input("
  "  if (!allow_prefix_match) return false;\n  const scoped_ptr<RegExpInput> normalized_number_input(")
