#include "login/return_place.hpp"

#include <re2/re2.h>

#include <algorithm>

namespace guichet::login {
namespace {

bool matches(std::string_view path, std::string_view page) {
  if (page.empty() || page.back() != '*') return path == page;
  return path.starts_with(page.substr(0, page.size() - 1));
}

}  // namespace

bool is_return_path(std::string_view text, const std::vector<std::string>& pages) {
  static const RE2 kShape(R"(((?:/(?:[A-Za-z0-9_~-]|%[89A-Fa-f][0-9A-Fa-f])(?:[A-Za-z0-9._~-]|%[89A-Fa-f][0-9A-Fa-f])*)*/?)(\?(?:[A-Za-z0-9._~=&+-]|%[2-9A-Fa-f][0-9A-Fa-f])*)?)");
  if (text.empty() || text.size() > kMaxReturnPath) return false;
  re2::StringPiece path;
  if (!RE2::FullMatch(re2::StringPiece(text.data(), text.size()), kShape, &path) || path.empty()) return false;
  return std::any_of(pages.begin(), pages.end(), [path](const std::string& page) {
    return matches(std::string_view(path.data(), path.size()), page);
  });
}

}  // namespace guichet::login
