#pragma once

#include "json/json.hpp"
#include "store/events.hpp"

namespace guichet::contacts {

// {"id", "number", "type", "timestamp", "subject", "account", "detail"}: the same as a webhook tells of it.
Json event_json(const store::Event& event);

}  // namespace guichet::contacts
