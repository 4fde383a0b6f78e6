#include "providers/secret_file.hpp"

#include "files/small_file.hpp"
#include "text/ascii.hpp"

namespace guichet::login {

Expected<std::string, SecretError> read_secret(const std::string& path) {
  constexpr std::size_t kMaxFile = 64 * 1024;
  const auto text = files::read_small_file(path, kMaxFile);
  if (!text) return SecretError{text.error().describe()};
  const std::string secret(trim_ascii(std::string_view(*text).substr(0, text->find('\n'))));
  if (secret.empty()) return SecretError{path + ": its first line is empty; the secret belongs there"};
  return secret;
}

}  // namespace guichet::login
