#include "email/canonical.hpp"

#include <algorithm>

#include "email/provider.hpp"
#include "text/unicode.hpp"

namespace guichet::email {
namespace {

void drop_tag(std::string& local) {
  const std::size_t plus = local.find('+');
  const bool leaves_something = plus != std::string::npos && plus > 0;
  if (leaves_something) local.resize(plus);
}

void drop_dots(std::string& local) { local.erase(std::remove(local.begin(), local.end(), '.'), local.end()); }

}  // namespace

std::string canonical_address(std::string_view local, std::string_view domain) {
  std::string mailbox = fold_case(local);
  const std::string_view family = find_family(domain);
  const bool is_quoted = !mailbox.empty() && mailbox[0] == '"';
  const bool is_gmail = family == "gmail";
  if (!is_quoted && (is_gmail || family == "outlook")) drop_tag(mailbox);
  if (!is_quoted && is_gmail) drop_dots(mailbox);
  return mailbox + "@" + (is_gmail ? "gmail.com" : std::string(domain));
}

}  // namespace guichet::email
