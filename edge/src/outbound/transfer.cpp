#include "outbound/transfer.hpp"

#include <sys/socket.h>

#include "guichet/version.hpp"
#include "outbound/public_address.hpp"

namespace guichet::outbound {
namespace {

// Called with the very address that is connected to, so that a name which changes its mind in between gains
// nothing.
curl_socket_t open_socket(void* context, curlsocktype, curl_sockaddr* address) {
  auto& guard = *static_cast<Guard*>(context);
  if (!is_within(address->addr, guard.reach)) {
    guard.met_private = true;
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

const std::string& user_agent() {
  static const std::string kUserAgent = "Guichet/" + std::string(kVersion);
  return kUserAgent;
}

}  // namespace

void set_up(CURL* handle, const Options& options, Guard& guard) {
  const auto set = [handle](CURLoption option, auto value) { curl_easy_setopt(handle, option, value); };
  guard.reach = options.reach;
  set(CURLOPT_PROTOCOLS_STR, options.reach == Reach::kPublic ? "https" : "http,https");
  set(CURLOPT_FOLLOWLOCATION, 0L);
  set(CURLOPT_PROXY, "");  // not even one that the environment names
  if (!options.certificate_file.empty()) set(CURLOPT_CAINFO, options.certificate_file.c_str());
  set(CURLOPT_OPENSOCKETFUNCTION, open_socket);
  set(CURLOPT_OPENSOCKETDATA, &guard);
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_TIMEOUT, options.timeout_seconds);
  set(CURLOPT_MAXAGE_CONN, 30L);
  set(CURLOPT_USERAGENT, user_agent().c_str());
}

std::string_view failure_name(CURLcode code, const Guard& guard) {
  if (guard.met_private) return "private_address";
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
      return "unknown_host";
    case CURLE_OPERATION_TIMEDOUT:
      return "timeout";
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
      return "certificate";
    case CURLE_SSL_CONNECT_ERROR:
      return "tls";
    case CURLE_COULDNT_CONNECT:
      return "not_connected";
    default:
      return "connection";
  }
}

List header_list(const std::vector<std::string>& headers) {
  List list;
  for (const std::string& header : headers) {
    curl_slist* longer = curl_slist_append(list.get(), header.c_str());
    if (longer == nullptr) return nullptr;
    static_cast<void>(list.release());
    list.reset(longer);
  }
  return list;
}

}  // namespace guichet::outbound
