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

# Every pattern that did not match was tried a second time, as a prefix, even where a prefix was not asked for.
change_lines(regex_based_matcher.cc
  "  const scoped_ptr<RegExpInput> normalized_number_input("
  "  if (!allow_prefix_match) return false;\n  const scoped_ptr<RegExpInput> normalized_number_input(")
