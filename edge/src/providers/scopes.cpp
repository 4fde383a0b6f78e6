#include <algorithm>

#include "login/provider.hpp"

namespace guichet::login {
namespace {

void add_scope(std::vector<std::string>& scopes, std::string_view scope) {
  if (std::find(scopes.begin(), scopes.end(), scope) == scopes.end()) scopes.emplace_back(scope);
}

// A field may need more than one: "given_name family_name".
void add_scopes(std::vector<std::string>& scopes, std::string_view names) {
  while (!names.empty()) {
    const auto end = std::min(names.find(' '), names.size());
    if (end > 0) add_scope(scopes, names.substr(0, end));
    names.remove_prefix(std::min(end + 1, names.size()));
  }
}

}  // namespace

std::string scopes_for(const Provider& provider, const std::vector<std::string>& fields) {
  std::vector<std::string> scopes;
  for (const std::string& scope : provider.base_scopes) add_scope(scopes, scope);
  for (const std::string& field : fields) {
    const auto needed = provider.field_scopes.find(field);
    if (needed != provider.field_scopes.end()) add_scopes(scopes, needed->second);
  }
  std::string text;
  for (const std::string& scope : scopes) text.append(text.empty() ? "" : " ").append(scope);
  return text;
}

}  // namespace guichet::login
