#include "login/callback_parameters.hpp"

#include <array>
#include <utility>

#include "http/form_urlencoded.hpp"

namespace guichet::login {
namespace {

constexpr std::array<std::pair<std::string_view, std::string CallbackParameters::*>, 5> kKnown{{
    {"code", &CallbackParameters::code},
    {"state", &CallbackParameters::state},
    {"iss", &CallbackParameters::issuer},
    {"error", &CallbackParameters::error},
    {"user", &CallbackParameters::user},
}};

}  // namespace

Result<CallbackParameters> parse_callback(std::string_view text) {
  const auto fields = http::parse_form_urlencoded(text);
  if (!fields) return fields.error();
  CallbackParameters parameters;
  std::array<bool, kKnown.size()> seen{};
  for (const auto& [name, value] : *fields) {
    for (std::size_t i = 0; i < kKnown.size(); ++i) {
      if (name != kKnown[i].first) continue;
      if (value.size() > kMaxParameter) return Error{Errc::kHttpBadRequest};
      if (seen[i]) parameters.is_ambiguous = true;
      seen[i] = true;
      parameters.*kKnown[i].second = value;
    }
  }
  return parameters;
}

}  // namespace guichet::login
