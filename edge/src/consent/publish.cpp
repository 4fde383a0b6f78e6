#include "consent/publish.hpp"

#include "store/consent_texts.hpp"

namespace guichet::consent {

store::Status publish(store::Transaction& transaction, std::string_view tenant,
                      const forms::FormLibrary& library, Millis now) {
  for (const auto& [id, form] : library.all()) {
    const auto kept =
        store::publish_form(transaction, {std::string(tenant), form.hash, id, form.content, now});
    if (!kept) return kept;
    for (const forms::ConsentQuestion& question : form.consents) {
      for (const forms::Wording& wording : question.wordings) {
        const auto published = store::publish_text(
            transaction,
            {std::string(tenant), id, question.purpose, wording.hash, wording.language, wording.text, now});
        if (!published) return published;
      }
    }
  }
  return Done{};
}

}  // namespace guichet::consent
