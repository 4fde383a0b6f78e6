#include "forms/login_list.hpp"

#include <algorithm>

namespace guichet::forms {
namespace {

constexpr std::size_t kMostProviders = 20;
constexpr std::size_t kMaxId = 64;

bool is_id(const std::string& text) {
  return !text.empty() && text.size() <= kMaxId && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

}  // namespace

Result<LoginList> parse_login_list(const Json& json) {
  if (!json.is_array()) return Error{Errc::kRequestWrongType, "/login"};
  if (json.size() > kMostProviders) return Error{Errc::kRequestBadValue, "/login"};
  std::vector<std::string> ids;
  for (const Json& id : json) {
    const std::string pointer = append_pointer("/login", ids.size());
    if (!id.is_string()) return Error{Errc::kRequestWrongType, pointer};
    const auto& text = id.get_ref<const std::string&>();
    const bool is_twice = std::find(ids.begin(), ids.end(), text) != ids.end();
    if (!is_id(text) || is_twice) return Error{Errc::kRequestBadValue, pointer};
    ids.push_back(text);
  }
  return LoginList(std::move(ids));
}

}  // namespace guichet::forms
