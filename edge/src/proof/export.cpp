#include "proof/export.hpp"

#include <ostream>

#include "crypto/hash.hpp"
#include "crypto/ids.hpp"
#include "crypto/token.hpp"
#include "proof/chain.hpp"
#include "store/consent_texts.hpp"
#include "store/proofs.hpp"

namespace guichet::proof {
namespace {

constexpr std::int64_t kEntriesAtOnce = 1000;

class Exporter {
 public:
  Exporter(store::Database& database, const crypto::Keys& keys, std::string_view tenant, std::ostream& output)
      : database_(database), keys_(keys), tenant_(tenant), output_(output) {}

  store::Result<ExportCounts> run() {
    for (const auto step :
         {&Exporter::header, &Exporter::forms, &Exporter::texts, &Exporter::persons, &Exporter::entries}) {
      if (const store::Status done = (this->*step)(); !done) return done.error();
    }
    end();
    return counts_;
  }

 private:
  void line(const Json& json) {
    const std::string text = write_json(json) + "\n";
    hash_.update(bytes_of(text));
    output_ << text;
    ++lines_;
  }

  store::Status header() {
    const auto head = find_head(database_, tenant_);
    if (!head) return head.error();
    line(Json{{"type", "header"}, {"v", 1}, {"tenant", tenant_}, {"head", signed_head(keys_, *head)}});
    return Done{};
  }

  store::Status forms() {
    const auto forms = store::all_form_versions(database_, tenant_);
    if (!forms) return forms.error();
    for (const store::FormVersion& form : *forms) {
      line(Json{{"type", "form"}, {"hash", form.hash}, {"id", form.form_id}, {"content", form.content}});
    }
    return Done{};
  }

  store::Status texts() {
    const auto texts = store::all_texts(database_, tenant_);
    if (!texts) return texts.error();
    for (const store::ConsentText& text : *texts) {
      line(Json{{"type", "text"},
                {"hash", text.hash},
                {"content", text.content},
                {"form", text.form_id},
                {"purpose", text.purpose},
                {"language", text.language},
                {"version", text.version},
                {"published_at", text.published_at}});
    }
    return Done{};
  }

  store::Status persons() {
    const auto persons = store::all_proof_persons(database_, tenant_);
    if (!persons) return persons.error();
    for (const store::ProofPerson& row : *persons) {
      const auto person = find_person(database_, keys_, tenant_, row.account);
      if (!person) return person.error();
      line(Json{{"type", "person"},
                {"subject", crypto::id_text(row.subject)},
                {"key", crypto::hex((*person)->key)}});
    }
    return Done{};
  }

  store::Status entries() {
    for (std::int64_t after = 0;;) {
      const auto page = store::find_proof_entries(database_, tenant_, after, kEntriesAtOnce);
      if (!page) return page.error();
      for (const store::ProofEntry& row : *page) {
        if (const store::Status written = entry(row); !written) return written;
        after = row.sequence;
      }
      if (page->size() < kEntriesAtOnce) return Done{};
    }
  }

  store::Status entry(const store::ProofEntry& row) {
    line(Json{{"type", "entry"}, {"hash", crypto::hex(row.hash)}, {"content", row.content}});
    ++counts_.entries;
    const auto fields = find_fields(database_, keys_, tenant_, row.sequence);
    if (!fields) return fields.error();
    if (!*fields) return Done{};
    line(Json{{"type", "opening"}, {"sequence", row.sequence}, {"fields", **fields}});
    ++counts_.openings;
    return Done{};
  }

  void end() {
    const Bytes32 hash = hash_.finish();
    output_ << write_json(Json{{"type", "end"},
                               {"lines", lines_},
                               {"sha256", crypto::hex(hash)},
                               {"signature", crypto::hex(sign_export(keys_, hash))}})
            << "\n";
  }

  store::Database& database_;
  const crypto::Keys& keys_;
  const std::string tenant_;
  std::ostream& output_;
  crypto::Sha256 hash_;
  std::int64_t lines_ = 0;
  ExportCounts counts_;
};

}  // namespace

store::Result<ExportCounts> write_export(store::Database& database, const crypto::Keys& keys,
                                         std::string_view tenant, std::ostream& output) {
  return Exporter(database, keys, tenant, output).run();
}

}  // namespace guichet::proof
