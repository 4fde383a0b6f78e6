// The chain, its export, and that nothing in an export can be changed unseen.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <string>

#include "crypto/hash.hpp"
#include "crypto/ids.hpp"
#include "crypto/seal.hpp"
#include "crypto/token.hpp"
#include "proof/chain.hpp"
#include "proof/export.hpp"
#include "proof/verify.hpp"
#include "store/consent_texts.hpp"
#include "store/store.hpp"

using namespace guichet;

namespace {

const std::string kTenant = "default";
constexpr Millis kNow = 1'800'000'000'000;

std::string named(std::string_view content) {
  return "sha256:" + crypto::hex(crypto::sha256({bytes_of(content)}));
}

// A store with one form and one text, and what may happen to people in it.
class Chain {
 public:
  Chain() : keys_(*crypto::Keys::random()), folder_(make_folder()) {
    store::DatabaseOptions options;
    options.path = folder_ / "guichet.db";
    store_ = *store::open_store(options, kNow);
    write([](store::Transaction& transaction) {
      const auto form = store::publish_form(transaction, {kTenant, named("{}"), "letter", "{}", kNow});
      if (!form) return form;
      return store::publish_text(transaction, {kTenant, "letter", "news", named("Oui"), "fr", "Oui", kNow});
    });
  }
  ~Chain() {
    store_.drain();
    std::filesystem::remove_all(folder_);
  }
  Chain(const Chain&) = delete;
  Chain& operator=(const Chain&) = delete;

  static Json facts() {
    return {{"site", "s"},
            {"purpose", "news"},
            {"submission", "1"},
            {"form", "letter"},
            {"form_hash", named("{}")},
            {"text_hash", named("Oui")},
            {"text_version", 1},
            {"language", "fr"},
            {"requested_at", kNow},
            {"confirmed_at", kNow + 5}};
  }

  static proof::Fields fields() {
    return {{"address", "a@example.com"},
            {"address_canonical", "a@example.com"},
            {"ip", ""},
            {"message_id", "<1@x>"},
            {"page", ""},
            {"smtp_reply", "250 ok"},
            {"token", "t"},
            {"user_agent", "u"}};
  }

  std::int64_t add(const Id& account, std::string_view kind, const Json& facts, const proof::Fields& fields) {
    const auto sequence = store::write_and_wait(*store_.writer, [&](store::Transaction& transaction) {
      return proof::append(transaction, keys_, {kTenant, account, kind, facts, fields}, kNow);
    });
    REQUIRE(sequence);
    return *sequence;
  }

  void forget(const Id& account) {
    write([&account](store::Transaction& transaction) -> store::Status {
      for (const char* sql : {"DELETE FROM proof_person WHERE account_id = ?1",
                              "DELETE FROM proof_opening WHERE account_id = ?1"}) {
        if (const auto gone = transaction->run(sql, account); !gone) return gone.error();
      }
      return Done{};
    });
  }

  std::string exported() {
    std::ostringstream output;
    const auto counts = store::write_and_wait(*store_.writer, [&](store::Transaction& transaction) {
      return proof::write_export(transaction, keys_, kTenant, output);
    });
    REQUIRE(counts);
    return output.str();
  }

  Bytes32 head() {
    const auto found = store::write_and_wait(*store_.writer, [](store::Transaction& transaction) {
      return proof::find_head(transaction, kTenant);
    });
    REQUIRE(found);
    return found->hash;
  }

  // What somebody with the keys and the database may write.
  void forge_fields(std::int64_t sequence, const Json& fields) {
    const std::string row = std::to_string(sequence);
    const Bytes sealed =
        crypto::seal(keys_, write_json(fields), {kTenant, "proof_opening.fields", bytes_of(row)});
    write([&](store::Transaction& transaction) -> store::Status {
      const auto changed = transaction->run("UPDATE proof_opening SET fields_sealed = ?1 WHERE sequence = ?2",
                                            sealed, sequence);
      return changed ? store::Status(Done{}) : changed.error();
    });
  }

  void execute(const char* sql) {
    write([sql](store::Transaction& transaction) { return transaction->execute(sql); });
  }

 private:
  static std::filesystem::path make_folder() {
    std::string name = (std::filesystem::temp_directory_path() / "guichet-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    return name;
  }

  template <class Job>
  void write(Job job) {
    REQUIRE(store::write_and_wait(*store_.writer, std::move(job)));
  }

  crypto::Keys keys_;
  std::filesystem::path folder_;
  store::Store store_;
};

proof::Verdict verify(const std::string& text, const proof::Expectation& expectation = {}) {
  std::istringstream input(text);
  return proof::verify(input, expectation);
}

void fill(Chain& chain, const Id& account) {
  chain.add(account, proof::kConfirmed, Chain::facts(), Chain::fields());
  chain.add(account, proof::kWithdrawn, {{"site", "s"}, {"purpose", "news"}, {"via", "preferences"}},
            {{"ip", "10.0.0.0/24"}});
}

const Id kMarie = crypto::new_id(kNow);
const Id kJean = crypto::new_id(kNow);

}  // namespace

TEST_CASE("an export of nothing, and one of everything, hold") {
  Chain chain;
  CHECK(verify(chain.exported()).holds());
  fill(chain, kMarie);
  fill(chain, kJean);
  chain.add(kJean, proof::kErased, {{"via", "backend"}}, {});
  chain.forget(kJean);
  const proof::Verdict verdict = verify(chain.exported());
  CHECK(verdict.holds());
  CHECK(verdict.entries == 5);
  CHECK(verdict.confirmed == 2);
  CHECK(verdict.opened == 2);
}

TEST_CASE("B19 every byte of an export, flipped one after the other, is found") {
  Chain chain;
  fill(chain, kMarie);
  fill(chain, kJean);
  chain.forget(kJean);
  const std::string whole = chain.exported();
  REQUIRE(verify(whole).holds());
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const int flip : {0x01, 0x20, 0x80}) {
      std::string text = whole;
      text[at] = static_cast<char>(text[at] ^ flip);
      if (verify(text).holds())
        FAIL("byte " << at << " of " << whole.size() << " flipped by " << flip << " was not seen");
    }
  }
}

TEST_CASE("B19 every line that is left out, doubled or moved is found, and every cut") {
  Chain chain;
  fill(chain, kMarie);
  std::vector<std::string> lines;
  std::istringstream input(chain.exported());
  for (std::string line; std::getline(input, line);) lines.push_back(line + "\n");
  const auto joined = [](const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts) text += part;
    return text;
  };
  for (std::size_t at = 0; at < lines.size(); ++at) {
    auto without = lines;
    without.erase(without.begin() + static_cast<std::ptrdiff_t>(at));
    CHECK_FALSE(verify(joined(without)).holds());
    auto doubled = lines;
    doubled.insert(doubled.begin() + static_cast<std::ptrdiff_t>(at), lines[at]);
    CHECK_FALSE(verify(joined(doubled)).holds());
    if (at + 1 < lines.size()) {
      auto moved = lines;
      std::swap(moved[at], moved[at + 1]);
      CHECK_FALSE(verify(joined(moved)).holds());
    }
  }
  const std::string whole = joined(lines);
  for (std::size_t length = 0; length < whole.size(); ++length) {
    if (verify(whole.substr(0, length)).holds()) FAIL("cut after " << length << " bytes was not seen");
  }
}

TEST_CASE("B19 a database that was changed is found when it is exported, and the entry is named") {
  Chain chain;
  fill(chain, kMarie);
  fill(chain, kJean);
  SECTION("an entry") {
    chain.execute("UPDATE proof_entry SET content = replace(content, 'news', 'nets') WHERE sequence = 3");
    CHECK(verify(chain.exported()).breaches.at(0).entry == 3);
  }
  SECTION("an entry, and its hash made anew") {
    chain.execute("UPDATE proof_entry SET hash = zeroblob(32) WHERE sequence = 2");
    CHECK(verify(chain.exported()).breaches.at(0).entry == 2);
  }
  SECTION("an entry that is gone") {
    chain.execute("DELETE FROM proof_entry WHERE sequence = 2");
    CHECK_FALSE(verify(chain.exported()).holds());
  }
  SECTION("a text") {
    chain.execute("UPDATE consent_text SET content = 'Non'");
    CHECK_FALSE(verify(chain.exported()).holds());
  }
  SECTION("the personal fields of an entry") {
    chain.execute("DELETE FROM proof_opening WHERE sequence = 1");
    CHECK(verify(chain.exported()).breaches.at(0).entry == 1);
  }
}

TEST_CASE("B19 a cut tail is found by a head that was told before") {
  Chain chain;
  fill(chain, kMarie);
  const Bytes32 head = chain.head();
  proof::Expectation expectation;
  expectation.head = head;
  CHECK(verify(chain.exported(), expectation).holds());
  fill(chain, kJean);
  CHECK(verify(chain.exported(), expectation).holds());
  chain.execute("DELETE FROM proof_opening WHERE sequence > 1");
  chain.execute("DELETE FROM proof_entry WHERE sequence > 1");
  CHECK(verify(chain.exported()).holds());  // whole and signed: by itself it does not show
  CHECK_FALSE(verify(chain.exported(), expectation).holds());
}

TEST_CASE("B29 personal fields that were not proved are found, though the export is signed anew") {
  Chain chain;
  fill(chain, kMarie);
  Json fields(Chain::fields());
  chain.forge_fields(1, fields);
  CHECK(verify(chain.exported()).holds());
  const proof::Fields said = Chain::fields();
  for (const auto& [name, value] : said) {
    Json forged(fields);
    forged[name] = value + "x";
    chain.forge_fields(1, forged);
    const proof::Verdict verdict = verify(chain.exported());
    REQUIRE(verdict.breaches.size() == 1);
    CHECK(verdict.breaches[0].entry == 1);
    CHECK(verdict.breaches[0].what.find(name) != std::string::npos);
  }
}

TEST_CASE("B19 who changes an export and makes its hash anew lacks the signature") {
  Chain chain;
  std::string text = chain.exported();
  text.replace(text.find("\"published_at\":1"), 16, "\"published_at\":2");  // which no entry vouches for
  const std::size_t end = text.rfind("{\"lines\"");
  const std::string hash = crypto::hex(crypto::sha256({bytes_of(std::string_view(text).substr(0, end))}));
  const std::string name = "\"sha256\":\"";
  text.replace(text.find(name, end) + name.size(), hash.size(), hash);
  const proof::Verdict verdict = verify(text);
  REQUIRE(verdict.breaches.size() == 1);
  CHECK(verdict.breaches[0].what == "the signature of the export is wrong");
}

TEST_CASE("B20 what is called confirmed and lacks a step does not verify") {
  const Json all = Chain::facts();
  for (const auto& [name, value] : all.items()) {
    Chain chain;
    Json facts = all;
    facts.erase(name);
    chain.add(kMarie, proof::kConfirmed, facts, Chain::fields());
    const proof::Verdict verdict = verify(chain.exported());
    INFO(name);
    CHECK_FALSE(verdict.holds());
    CHECK(verdict.confirmed == 0);
  }
  const proof::Fields said = Chain::fields();
  for (const auto& [name, value] : said) {
    Chain chain;
    proof::Fields fields = said;
    fields.erase(name);
    chain.add(kMarie, proof::kConfirmed, Chain::facts(), fields);
    CHECK(verify(chain.exported()).confirmed == 0);
  }
  Chain chain;
  Json facts = Chain::facts();
  facts["confirmed_at"] = kNow - 1;
  chain.add(kMarie, proof::kConfirmed, facts, Chain::fields());
  CHECK(verify(chain.exported()).confirmed == 0);
}

TEST_CASE("what a login confirmed verifies without a mail, and with nothing of it missing") {
  Json facts = Chain::facts();
  facts.update(Json{{"by", "login"}, {"provider", "google"}, {"signed_in_at", kNow}});
  proof::Fields fields = Chain::fields();
  for (const char* name : {"message_id", "smtp_reply", "token"}) fields.erase(name);
  fields["issuer"] = "https://accounts.example";
  fields["subject"] = "1";
  const auto confirmed = [](const Json& said, const proof::Fields& personal) {
    Chain chain;
    chain.add(kMarie, proof::kConfirmed, Chain::facts(), Chain::fields());  // one by a mail before it
    chain.add(kMarie, proof::kConfirmed, said, personal);
    const proof::Verdict verdict = verify(chain.exported());
    return verdict.holds() ? verdict.confirmed : -verdict.confirmed;
  };
  CHECK(confirmed(facts, fields) == 2);
  for (const char* name : {"provider", "signed_in_at"}) {
    Json lacking = facts;
    lacking.erase(name);
    CHECK(confirmed(lacking, fields) == -1);
  }
  for (const char* name : {"issuer", "subject", "address"}) {
    proof::Fields lacking = fields;
    lacking.erase(name);
    CHECK(confirmed(facts, lacking) == -1);
  }
  for (const auto& [name, value] : {std::pair<std::string, Json>("by", "hearsay"), {"by", nullptr},
                                    {"signed_in_at", kNow + 6}, {"signed_in_at", 0}, {"signed_in_at", "x"}}) {
    Json wrong = facts;
    wrong[name] = value;
    CHECK(confirmed(wrong, fields) == -1);
  }
  Json without = facts;
  without.erase("by");  // then it is by a mail, of which nothing is there
  CHECK(confirmed(without, fields) == -1);
}

TEST_CASE("an entry says nothing of a person without their key") {
  Chain chain;
  fill(chain, kMarie);
  chain.forget(kMarie);
  const std::string text = chain.exported();
  CHECK(text.find("a@example.com") == std::string::npos);
  CHECK(text.find(crypto::id_text(kMarie)) == std::string::npos);
  CHECK(verify(text).holds());
}

TEST_CASE("hashes and hexadecimal digits") {
  // FIPS 180-4 and RFC 4231, test case 2
  CHECK(crypto::hex(crypto::sha256({bytes_of("a"), bytes_of("bc")})) ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(crypto::unhex<2>("0aff") == std::array<std::uint8_t, 2>{0x0A, 0xFF});
  for (const char* wrong : {"0AFF", "0af", "0aff0", "0afg", ""}) CHECK_FALSE(crypto::unhex<2>(wrong));
}
