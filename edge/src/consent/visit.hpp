#pragma once

#include <string>
#include <string_view>

namespace guichet::consent {

struct Settings;

// Where a person was when they ticked a box, as far as it is kept.
struct Visit {
  std::string page_url;
  std::string ip_text;  // truncated, or empty
  std::string user_agent;
};

// The network of an address: the first 24 bits of IPv4 ("203.0.113.0/24"), the first 48 of IPv6
// ("2001:db8:1::/48"), an IPv4 address in IPv6 clothes as IPv4. Empty for what is no address.
std::string truncate_ip(std::string_view address);

// Keeps what the settings allow, cut to a bounded length and to well-formed UTF-8 without control characters.
Visit make_visit(const Settings& settings, std::string_view page, std::string_view ip,
                 std::string_view user_agent);

// Whether a text can be the address of a page: http or https, at most 2048 bytes, no control characters.
bool is_page_url(std::string_view text);

}  // namespace guichet::consent
