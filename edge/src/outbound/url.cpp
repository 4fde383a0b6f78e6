#include "outbound/url.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "outbound/public_address.hpp"

namespace guichet::outbound {
namespace {

struct FreeUrl {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
using Url = std::unique_ptr<CURLU, FreeUrl>;

std::optional<std::string> part_of(const Url& url, CURLUPart part) {
  char* text = nullptr;
  if (curl_url_get(url.get(), part, &text, 0) != CURLUE_OK) return std::nullopt;
  std::string copy(text);
  curl_free(text);
  return copy;
}

bool is_printable(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7F; });
}

std::string without_brackets(std::string host) {
  const bool has_brackets = host.size() > 2 && host.front() == '[' && host.back() == ']';
  return has_brackets ? host.substr(1, host.size() - 2) : host;
}

}  // namespace

bool may_send_to(const std::string& text, Reach reach) {
  if (text.size() > kMaxUrl || !is_printable(text)) return false;
  const Url url(curl_url());
  if (!url || curl_url_set(url.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK) return false;
  const auto scheme = part_of(url, CURLUPART_SCHEME);
  if (scheme != "https" && !(reach != Reach::kPublic && scheme == "http")) return false;
  if (part_of(url, CURLUPART_USER) || part_of(url, CURLUPART_PASSWORD) || part_of(url, CURLUPART_FRAGMENT))
    return false;
  // The parser knows an address in any spelling that a connection would understand: 127.1, 0x7f000001,
  // 2130706433.
  const auto host = part_of(url, CURLUPART_HOST);
  return host && !host->empty() && is_within_or_name(without_brackets(*host), reach);
}

}  // namespace guichet::outbound
