#include "providers/redirect_uri.hpp"

namespace guichet::login {

std::string redirect_uri(std::string_view public_url, const Provider& provider) {
  if (public_url.ends_with('/')) public_url.remove_suffix(1);
  return std::string(public_url) + "/login/" + provider.id + "/callback";
}

}  // namespace guichet::login
