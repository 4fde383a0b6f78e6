#pragma once

#include "common/clock.hpp"
#include "store/transaction.hpp"

namespace guichet::store {

// How a form asked for one consent.
struct ConsentText {
  std::string tenant;
  std::string form_id;
  std::string purpose;
  std::string hash;  // "sha256:..." of the content
  std::string language;
  std::string content;
  Millis published_at = 0;
  std::int64_t version = 0;  // 1 for the first wording of this question in this language
};

// A form file as it was served.
struct FormVersion {
  std::string tenant;
  std::string hash;  // "sha256:..." of the content
  std::string form_id;
  std::string content;
  Millis published_at = 0;
};

// Adds a wording, with the next version of its question and language; one that is there stays as it is.
Status publish_text(Transaction& transaction, const ConsentText& text);

// Adds a form; one that is there stays as it is.
Status publish_form(Transaction& transaction, const FormVersion& form);

// A wording that this form used for this purpose at any time.
Result<std::optional<ConsentText>> find_text(Database& database, std::string_view tenant,
                                             std::string_view form_id, std::string_view purpose,
                                             std::string_view hash);

// Every question that was asked in these words, the oldest first.
Result<std::vector<ConsentText>> find_texts(Database& database, std::string_view tenant,
                                            std::string_view hash);

Result<std::optional<FormVersion>> find_form_version(Database& database, std::string_view tenant,
                                                     std::string_view hash);

// All of a tenant, in a fixed order.
Result<std::vector<ConsentText>> all_texts(Database& database, std::string_view tenant);
Result<std::vector<FormVersion>> all_form_versions(Database& database, std::string_view tenant);

}  // namespace guichet::store
