#include <algorithm>

#include "guichet/match.hpp"

namespace guichet::match {
namespace {

constexpr std::array<std::string_view, kTokenCount> kNames = {"email",
                                                              "tel",
                                                              "name",
                                                              "given-name",
                                                              "family-name",
                                                              "bday",
                                                              "street-address",
                                                              "address-line1",
                                                              "address-line2",
                                                              "address-line3",
                                                              "street-number",
                                                              "postal-code",
                                                              "address-level2",
                                                              "address-level1",
                                                              "country",
                                                              "birth-place",
                                                              "sex",
                                                              "occupation",
                                                              "organization"};

}  // namespace

std::string_view token_name(Token token) { return kNames[static_cast<std::size_t>(token)]; }

std::optional<Token> find_token(std::string_view name) {
  const auto* found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<Token>(found - kNames.begin());
}

}  // namespace guichet::match
