#include "name/known_names.hpp"

#include <string>

namespace guichet {
namespace {

#include "known_names.inc"

bool has_line(std::string_view lines, std::string_view line) {
  if (line.empty() || line.find('\n') != line.npos) return false;
  std::string wanted("\n");
  wanted.append(line).append("\n");
  return lines.find(wanted) != lines.npos;
}

}  // namespace

bool is_known_given_name(std::string_view folded) { return has_line(kGivenNames, folded); }
bool is_known_family_name(std::string_view folded) { return has_line(kFamilyNames, folded); }

}  // namespace guichet
