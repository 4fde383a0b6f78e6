#pragma once

#include <catch2/catch.hpp>
#include <filesystem>

#include "crypto/ids.hpp"
#include "store/accounts.hpp"
#include "store/claims.hpp"
#include "store/store.hpp"
#include "store/submissions.hpp"

namespace guichet::store {

struct TemporaryFolder {
  std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("guichet-" + crypto::id_text(crypto::new_id(0)));
  TemporaryFolder() { std::filesystem::create_directory(path); }
  ~TemporaryFolder() { std::filesystem::remove_all(path); }
};

inline DatabaseOptions options_in(const TemporaryFolder& folder) {
  return {folder.path / "store.db", 2048, std::chrono::milliseconds(50)};
}

// A migrated store in a folder of its own.
struct StoreFixture {
  TemporaryFolder folder;
  DatabaseOptions options = options_in(folder);
  Store store = opened(options);

  static Store opened(const DatabaseOptions& options) {
    auto store = open_store(options, 1);
    REQUIRE(store);
    return *std::move(store);
  }

  Id add_account(std::string_view tenant = "shop", Millis created_at = 1) {
    Account account;
    account.id = crypto::new_id(created_at);
    account.tenant = tenant;
    account.profile_sealed = {1, 2, 3};
    account.created_at = created_at;
    REQUIRE(write_and_wait(*store.writer, [account](Transaction& t) { return insert_account(t, account); }));
    return account.id;
  }

  ClaimKey email_key(std::uint8_t filler = 1, std::string tenant = "shop") {
    ClaimKey key{std::move(tenant), "email", {}};
    key.blind_ix.fill(filler);
    return key;
  }

  template <class Job>
  auto write(Job job) {
    return write_and_wait(*store.writer, std::move(job));
  }

  std::int64_t count(const char* sql) {
    auto database = Database::open(options, OpenMode::kReadOnly);
    REQUIRE(database);
    auto value = database->fetch_one(sql, [](const Statement& row) { return row.integer(0); });
    REQUIRE(value);
    return value->value_or(-1);
  }
};

// True when the result is an error of this kind.
template <class T>
bool failed_with(const Result<T>& result, StoreErrc code) {
  return !result && result.error().code == code;
}

}  // namespace guichet::store
