#include "identities/address.hpp"

#include <algorithm>

namespace guichet::identities {
namespace {

bool is_plain(std::string_view text) {
  return std::count(text.begin(), text.end(), '@') == 1 && std::none_of(text.begin(), text.end(), [](char c) {
           return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F || c == '"';
         });
}

}  // namespace

ToldAddress told_address(const crypto::Keys& keys, std::string_view tenant, const login::Person& person) {
  const auto found = person.values.find("email");
  if (found == person.values.end() || !is_plain(found->second)) return {};
  auto email = people::read_email(keys, tenant, found->second);
  if (!email) return {};
  return {std::move(email), person.mail};
}

}  // namespace guichet::identities
