#pragma once

#include "store/sqlite.hpp"

namespace guichet::store {

// What a job of the Writer works with: the writing connection inside its own savepoint. A function that
// takes a Transaction writes; one that takes a Database only reads and may be given either.
class Transaction {
 public:
  explicit Transaction(Database& database) : database_(database) {}
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  operator Database&() const { return database_; }
  Database* operator->() const { return &database_; }

  // Says that a row of the outbox waits, so that the mail workers are woken after the commit.
  void note_outbox_row() { outbox_row_ = true; }
  bool has_outbox_row() const { return outbox_row_; }

  // The same for the workers that deliver webhooks.
  void note_webhook_delivery() { webhook_delivery_ = true; }
  bool has_webhook_delivery() const { return webhook_delivery_; }

 private:
  Database& database_;
  bool outbox_row_ = false;
  bool webhook_delivery_ = false;
};

}  // namespace guichet::store
