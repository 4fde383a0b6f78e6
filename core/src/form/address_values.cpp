#include "form/address_values.hpp"

#include <algorithm>

#include "guichet/form.hpp"
#include "text/ascii.hpp"

namespace guichet::form {

std::string_view usable_value(const CheckRequest& request, std::string_view token) {
  const auto found = request.values.find(token);
  const bool is_usable = found != request.values.end() && found->second.size() <= kMaxValueBytes;
  return is_usable ? trim_ascii(found->second) : std::string_view{};
}

std::vector<std::string_view> street_lines(const CheckRequest& request) {
  std::vector<std::string_view> lines;
  const auto add = [&lines](std::string_view line) {
    if (!trim_ascii(line).empty()) lines.push_back(trim_ascii(line));
  };
  for (const std::string_view token : {"address-line1", "address-line2", "address-line3"})
    add(usable_value(request, token));
  for (std::string_view rest = usable_value(request, "street-address"); !rest.empty();) {
    const std::size_t end = std::min(rest.find_first_of("\r\n"), rest.size());
    add(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return lines;
}

std::string recipient_of(const CheckRequest& request) {
  const std::string name(usable_value(request, "name"));
  if (!name.empty()) return name;
  const std::string given(usable_value(request, "given-name"));
  const std::string family(usable_value(request, "family-name"));
  return given.empty() || family.empty() ? given + family : given + " " + family;
}

}  // namespace guichet::form
