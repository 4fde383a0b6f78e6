#pragma once

#include <functional>

#include "crypto/keys.hpp"
#include "export/contact.hpp"
#include "store/account_filter.hpp"

namespace guichet::exporting {

// What a file is to hold: the chosen accounts, all of them, or what has changed after a number of the log.
struct Order {
  std::string tenant;
  store::AccountFilter chosen;
  std::optional<std::int64_t> after = {};  // nothing: all
};

struct Counts {
  std::int64_t put = 0;
  std::int64_t left = 0;
  std::int64_t erased = 0;
  std::int64_t number = 0;  // up to which event of the log everything is in it
};

// Takes one contact; false ends the run.
using Take = std::function<bool(const Contact&)>;

// Goes through the contacts as they are at one moment, whatever is written meanwhile, some at a time. Nothing
// when `take` ended it.
store::Result<std::optional<Counts>> run(store::Database& database, const crypto::Keys& keys,
                                         const Order& order, const Take& take);

}  // namespace guichet::exporting
