#include "consent/visit.hpp"

#include <algorithm>
#include <boost/asio/ip/address.hpp>

#include "consent/settings.hpp"
#include "text/utf8.hpp"

namespace guichet::consent {
namespace {

namespace ip = boost::asio::ip;

constexpr std::size_t kMaxPage = 2048;
constexpr std::size_t kMaxUserAgent = 512;

bool is_clean(std::string_view text) {
  return !find_invalid_utf8(text) && std::none_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
  });
}

// Only printable ASCII: what a browser calls itself is nothing else.
std::string printable(std::string_view text) {
  std::string clean(text.substr(0, kMaxUserAgent));
  std::replace_if(
      clean.begin(), clean.end(), [](char c) { return c < 0x20 || c > 0x7E; }, '?');
  return clean;
}

std::string truncated(const ip::address_v4& address) {
  return ip::address_v4(address.to_uint() & 0xFFFFFF00U).to_string() + "/24";
}

std::string truncated(const ip::address_v6& address) {
  auto bytes = address.to_bytes();
  std::fill(bytes.begin() + 6, bytes.end(), std::uint8_t{0});
  return ip::address_v6(bytes).to_string() + "/48";
}

}  // namespace

std::string truncate_ip(std::string_view text) {
  boost::system::error_code failure;
  const ip::address address = ip::make_address(std::string(text), failure);
  if (failure) return {};
  if (address.is_v4()) return truncated(address.to_v4());
  const ip::address_v6 v6 = address.to_v6();
  return v6.is_v4_mapped() ? truncated(ip::make_address_v4(ip::v4_mapped, v6)) : truncated(v6);
}

Visit make_visit(const Settings& settings, std::string_view page, std::string_view ip,
                 std::string_view user_agent) {
  return {is_page_url(page) ? std::string(page) : std::string(),
          settings.keeps_ip ? truncate_ip(ip) : std::string(),
          settings.keeps_user_agent ? printable(user_agent) : std::string()};
}

bool is_page_url(std::string_view text) {
  const bool is_web = text.starts_with("https://") || text.starts_with("http://");
  return is_web && text.size() <= kMaxPage && is_clean(text);
}

}  // namespace guichet::consent
