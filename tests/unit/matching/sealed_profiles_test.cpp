#include "matching/sealed_profiles.hpp"

#include <catch2/catch.hpp>

#include "crypto/ids.hpp"

using namespace guichet;
using namespace guichet::matching;

namespace {

match::Profile named(const std::string& name) {
  match::Profile profile;
  profile.given_name = name;
  return profile;
}

std::vector<std::string> names_in(std::string_view opened) {
  std::vector<std::string> names;
  while (!opened.empty()) {
    const auto profile = next_profile(opened);
    REQUIRE(profile);
    names.emplace_back((*profile)[match::Part::kGivenName]);
  }
  return names;
}

}  // namespace

TEST_CASE("an account's profiles are opened as they were sealed, for that account only") {
  const auto keys = crypto::Keys::random();
  const Id account = crypto::new_id(1);
  const Bytes sealed = seal_profiles(*keys, "shop", account, {named("odile"), named("odette")});
  const auto opened = open_profiles(*keys, "shop", account, sealed);
  REQUIRE(opened);
  CHECK(names_in(*opened) == std::vector<std::string>{"odile", "odette"});
  CHECK_FALSE(open_profiles(*keys, "bank", account, sealed));
  CHECK_FALSE(open_profiles(*keys, "shop", crypto::new_id(1), sealed));
}

TEST_CASE("of more profiles than an account may have, the last are kept") {
  const auto keys = crypto::Keys::random();
  Profiles profiles;
  for (char c = 'a'; c < 'a' + 10; ++c) profiles.push_back(named(std::string(3, c)));
  const auto opened = open_profiles(*keys, "shop", {}, seal_profiles(*keys, "shop", {}, profiles));
  REQUIRE(opened);
  const auto names = names_in(*opened);
  CHECK(names.size() == kMaxProfiles);
  CHECK(names.front() == "ccc");
}

TEST_CASE("bytes of another format are no profile") {
  for (const std::string_view bytes :
       {std::string_view("\0", 1), std::string_view("\0\5ab", 4), std::string_view("\0\2ab", 4)}) {
    std::string_view rest = bytes;
    CHECK_FALSE(next_profile(rest));
  }
}

TEST_CASE("a submission's profile is opened for that submission") {
  const auto keys = crypto::Keys::random();
  const Id submission = crypto::new_id(1);
  const Bytes sealed = seal_submitted(*keys, "shop", submission, named("odile"));
  REQUIRE(open_submitted(*keys, "shop", submission, sealed));
  CHECK(open_submitted(*keys, "shop", submission, sealed)->given_name == "odile");
  CHECK_FALSE(open_profiles(*keys, "shop", submission, sealed));
}
