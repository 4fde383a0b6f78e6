#include "providers/offered.hpp"

#include <catch2/catch.hpp>

#include "fixture.hpp"

using namespace guichet;
using namespace guichet::login;

namespace {

ProviderLibrary library() {
  auto loaded =
      load_text(provider_text("google") + provider_text("github", "enabled = false") + provider_text("x"));
  REQUIRE(loaded);
  return *std::move(loaded);
}

std::string ids(const Wanted& wanted) {
  const ProviderLibrary providers = library();
  std::string text;
  for (const Provider* provider : offered(providers, wanted)) text += provider->id + " ";
  return text;
}

}  // namespace

TEST_CASE(
    "a form offers the enabled providers it names, in its order; all without a list, none with an empty "
    "one") {
  CHECK(ids(std::nullopt) == "google x ");
  CHECK(ids(std::vector<std::string>{"x", "github", "google"}) == "x google ");
  CHECK(ids(std::vector<std::string>{}).empty());
}

TEST_CASE("an id that no provider has is found") {
  CHECK(find_unknown(library(), std::vector<std::string>{"google", "gogle"}) == "gogle");
  CHECK_FALSE(find_unknown(library(), std::vector<std::string>{"google", "github"}).has_value());
  CHECK_FALSE(find_unknown(library(), std::nullopt).has_value());
}
