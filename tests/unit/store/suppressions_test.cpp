#include "store/suppressions.hpp"

#include "fixture.hpp"

using namespace guichet;
using namespace guichet::store;

namespace {

Suppression suppression(std::uint8_t filler, std::string_view reason = kBounced) {
  Suppression made{"shop", {}, std::string(reason), "smtp.550.5.1.1", 100};
  made.address_ix.fill(filler);
  return made;
}

}  // namespace

TEST_CASE("a suppressed address is found by its own tenant only, and the first reason stays") {
  StoreFixture fixture;
  const Suppression first = suppression(1);
  CHECK(*fixture.write([&](Transaction& t) { return insert_suppression(t, first); }));
  CHECK_FALSE(*fixture.write([](Transaction& t) { return insert_suppression(t, suppression(1, kManual)); }));
  const auto found =
      fixture.write([&](Transaction& t) { return find_suppression(t, "shop", first.address_ix); });
  REQUIRE(found);
  REQUIRE(*found);
  CHECK((*found)->reason == kBounced);
  CHECK((*found)->detail == "smtp.550.5.1.1");
  CHECK((*found)->at == 100);
  CHECK_FALSE(*fixture.write([&](Transaction& t) { return find_suppression(t, "other", first.address_ix); }));
}

TEST_CASE("a suppression is lifted once, and counted by reason") {
  StoreFixture fixture;
  for (const auto& [filler, reason] : {std::pair{1, kBounced}, {2, kBounced}, {3, kManual}}) {
    const Suppression made = suppression(static_cast<std::uint8_t>(filler), reason);
    REQUIRE(*fixture.write([&](Transaction& t) { return insert_suppression(t, made); }));
  }
  const auto lift = [](Transaction& t) { return remove_suppression(t, "shop", suppression(1).address_ix); };
  CHECK(*fixture.write(lift));
  CHECK_FALSE(*fixture.write(lift));
  const auto counts = fixture.write([](Transaction& t) { return count_suppressions(t, "shop"); });
  REQUIRE(counts);
  CHECK(counts->bounced == 1);
  CHECK(counts->complained == 0);
  CHECK(counts->manual == 1);
}
