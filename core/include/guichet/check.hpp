#pragma once

#include <string>
#include <string_view>

#include "guichet/services.hpp"

namespace guichet {

// Largest request in bytes that call() reads; a longer one is answered with request.too_large.
inline constexpr std::size_t kMaxRequestBytes = 65536;

// Answers one JSON request (UTF-8) with one JSON document: the report, or a problem document (RFC 9457)
// with a JSON pointer to what is wrong. This is what the command line, the C API, the WebAssembly module
// and POST /v1/check all are, byte for byte. Operations ("op"): "check" (the default), "format",
// "address_layout".
std::string call(std::string_view request, const Services& services = {});

}  // namespace guichet
