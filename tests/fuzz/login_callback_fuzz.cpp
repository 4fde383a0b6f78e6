// What must hold for whatever comes to the callback, and for every address that somebody wants to come back to.
#include <algorithm>
#include <cstdint>
#include <string>

#include "login/callback_parameters.hpp"
#include "login/return_place.hpp"
#include "properties.hpp"

namespace {

void check_return_path(const std::string& text) {
  using guichet::fuzz::require;
  if (!guichet::login::is_return_path(text, {"/*"})) return;
  const std::string path = text.substr(0, text.find('?'));
  require(path.front() == '/' && path.find("//") == std::string::npos, "a path stays on its host");
  require(path.find("/.") == std::string::npos, "no segment begins with a dot");
  const bool is_plain = std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7F; });
  require(is_plain && text.find_first_of("\\:@#<>\"'") == std::string::npos, "nothing that a browser reads otherwise");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace guichet;
  const std::string text(reinterpret_cast<const char*>(data), size);
  check_return_path(text);
  const auto parameters = login::parse_callback(text);
  if (!parameters) return 0;
  for (const auto* value : {&parameters->code, &parameters->state, &parameters->issuer, &parameters->error, &parameters->user}) {
    fuzz::require(value->size() <= login::kMaxParameter, "a parameter is short");
    fuzz::require(value->find('\0') == std::string::npos, "no NUL");
  }
  const bool names_code = text.find("code") != std::string::npos || text.find('%') != std::string::npos;
  fuzz::require(parameters->code.empty() || names_code, "a code comes from somewhere");
  return 0;
}
