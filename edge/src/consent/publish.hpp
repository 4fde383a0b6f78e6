#pragma once

#include "common/clock.hpp"
#include "forms/form_library.hpp"
#include "store/transaction.hpp"

namespace guichet::consent {

// Keeps every form and every wording of the library in the store, once for each hash, so that a proof can
// show later what was asked.
store::Status publish(store::Transaction& transaction, std::string_view tenant,
                      const forms::FormLibrary& library, Millis now);

}  // namespace guichet::consent
