#include "contacts/event_list.hpp"

#include "crypto/ids.hpp"
#include "people/instant.hpp"

namespace guichet::contacts {

Json event_json(const store::Event& event) {
  auto detail = parse_json(event.detail);
  return Json{{"id", crypto::id_text(event.id)},
              {"number", event.number},
              {"type", event.kind},
              {"timestamp", people::instant_text(event.at)},
              {"subject", crypto::id_text(event.subject_id)},
              {"account", event.account_id ? Json(crypto::id_text(*event.account_id)) : Json()},
              {"detail", detail ? *std::move(detail) : Json::object()}};
}

}  // namespace guichet::contacts
