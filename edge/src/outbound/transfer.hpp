#pragma once

#include <curl/curl.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "outbound/reach.hpp"

namespace guichet::outbound {

struct FreeCurl {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

using Easy = std::unique_ptr<CURL, FreeCurl>;
using List = std::unique_ptr<curl_slist, FreeCurl>;

// What every request of the edge to the world outside keeps to.
struct Options {
  Reach reach = Reach::kPublic;
  std::string certificate_file;  // PEM of a private authority, empty for the system's
  long timeout_seconds = 20;     // of one attempt
};

// Watches over the address that is connected to.
struct Guard {
  Reach reach = Reach::kPublic;
  bool met_private = false;
};

// Sets a handle up: https alone, the certificate checked, public addresses alone, whatever a name stood for a moment
// ago; no redirect, no proxy, a time limit. The guard outlives the transfer.
void set_up(CURL* handle, const Options& options, Guard& guard);

// "timeout", "private_address", "certificate" ...: short, stable, and nothing of what was answered.
std::string_view failure_name(CURLcode code, const Guard& guard);

// "name: value" each; nothing when there is no memory.
List header_list(const std::vector<std::string>& headers);

}  // namespace guichet::outbound
