#include "proof/verify.hpp"

#include <map>
#include <set>
#include <tuple>

#include "crypto/hash.hpp"
#include "crypto/keys.hpp"
#include "crypto/token.hpp"
#include "proof/entry.hpp"
#include "proof/head.hpp"
#include "proof/line_reader.hpp"

namespace guichet::proof {
namespace {

std::string text_member(const Json& json, std::string_view name) {
  const Json* member = find_member(json, name);
  return member != nullptr && member->is_string() ? member->get<std::string>() : std::string();
}

std::int64_t number_member(const Json& json, std::string_view name) {
  const Json* member = find_member(json, name);
  return member != nullptr && member->is_number_integer() ? member->get<std::int64_t>() : -1;
}

Bytes32 digits_member(const Json& json, std::string_view name) {
  return crypto::unhex<32>(text_member(json, name)).value_or(Bytes32{});
}

bool is_kind(std::string_view kind) {
  return kind == kConfirmed || kind == kWithdrawn || kind == kExpired || kind == kErased;
}

bool is_hash_of(std::string_view name, std::string_view content) {
  return name == "sha256:" + crypto::hex(crypto::sha256({bytes_of(content)}));
}

// A question in its words: form, purpose, hash, language, version.
using Asked = std::tuple<std::string, std::string, std::string, std::string, std::int64_t>;

class Verifier {
 public:
  Verifier(std::istream& input, const Expectation& expectation) : reader_(input), expectation_(expectation) {}

  Verdict run() {
    crypto::ready();
    while (reader_.next()) take_line();
    if (reader_.is_broken()) breach("the file ends in the middle of a line");
    if (!has_end_) breach("the end is missing: lines were cut off");
    return std::move(verdict_);
  }

 private:
  void breach(std::string what, std::int64_t entry = 0) {
    if (verdict_.breaches.size() < kMostBreaches)
      verdict_.breaches.push_back({reader_.number(), entry, std::move(what)});
  }

  void take_line() {
    if (has_end_) return breach("there are lines after the end");
    const auto json = parse_json(reader_.text());
    const bool is_whole = json && write_json(*json) == reader_.text();
    const std::string type = json ? text_member(*json, "type") : std::string();
    if (type == "end") return take_end(*json, is_whole);
    hash_.update(bytes_of(reader_.text()));
    hash_.update(bytes_of("\n"));
    if (!is_whole)
      return breach("the line is not as it was written, after entry " + std::to_string(verdict_.entries));
    if ((reader_.number() == 1) != (type == "header"))
      return breach("the first line, and no other, is the header");
    take(type, *json);
  }

  void take(std::string_view type, const Json& json) {
    if (type == "opening") return take_opening(json);
    miss_opening();
    if (type == "header") return take_header(json);
    if (type == "form") return take_form(json);
    if (type == "text") return take_text(json);
    if (type == "person") return take_person(json);
    if (type == "entry") return take_entry(json);
    breach("a line of this type is not known");
  }

  void take_header(const Json& json) {
    static const Json kNone = Json::object();
    const Json* head = find_member(json, "head");
    public_key_ = digits_member(head == nullptr ? kNone : *head, "public_key");
    verdict_.public_key = crypto::hex(public_key_);
    if (expectation_.public_key && *expectation_.public_key != public_key_)
      breach("signed with another key than the one given");
    const auto read = read_head(head == nullptr ? kNone : *head, public_key_);
    if (!read) return breach("the signature of the head is wrong");
    if (read->tenant != text_member(json, "tenant")) breach("the head is another tenant's");
    head_ = *read;
  }

  void take_form(const Json& json) {
    const std::string hash = text_member(json, "hash");
    if (!is_hash_of(hash, text_member(json, "content")))
      return breach("the form " + text_member(json, "id") + " does not have the hash " + hash);
    forms_.emplace(text_member(json, "id"), hash);
  }

  void take_text(const Json& json) {
    const std::string hash = text_member(json, "hash");
    const std::string purpose = text_member(json, "purpose");
    if (!is_hash_of(hash, text_member(json, "content")))
      return breach("the text for " + purpose + " does not have the hash " + hash);
    texts_.emplace(text_member(json, "form"), purpose, hash, text_member(json, "language"),
                   number_member(json, "version"));
  }

  void take_person(const Json& json) { persons_[text_member(json, "subject")] = digits_member(json, "key"); }

  void take_entry(const Json& json) {
    const std::int64_t sequence = ++verdict_.entries;
    const std::string content = text_member(json, "content");
    const Bytes32 hash = digits_member(json, "hash");
    if (chain_hash(last_hash_, content) != hash)
      breach("its hash is not that of its content and the entry before", sequence);
    last_hash_ = hash;
    if (expectation_.head == hash) has_expected_head_ = true;
    auto entry = parse_json(content);
    if (!entry || write_json(*entry) != content) return breach("its content is no canonical JSON", sequence);
    check_entry(*std::move(entry), sequence);
  }

  void check_entry(Json entry, std::int64_t sequence) {
    const std::string kind = text_member(entry, "kind");
    const Json* personal = find_member(entry, "personal");
    const Json* facts = find_member(entry, "facts");
    if (number_member(entry, "v") != 1 || facts == nullptr || personal == nullptr || !personal->is_object() ||
        !is_kind(kind)) {
      return breach("it is none of a kind that is known", sequence);
    }
    if (number_member(entry, "sequence") != sequence) breach("its number is not the next one", sequence);
    if (text_member(entry, "tenant") != head_.tenant) breach("it is another tenant's", sequence);
    if (kind == kConfirmed) check_confirmed(*facts, *personal, sequence);
    if (!personal->empty() && persons_.count(text_member(entry, "subject")) != 0)
      unopened_ = std::move(entry);
  }

  void check_confirmed(const Json& facts, const Json& personal, std::int64_t sequence) {
    const std::string missing = missing_step(facts, personal);
    if (!missing.empty())
      return breach("it is called confirmed, but " + missing + " is missing or wrong", sequence);
    const std::string form = text_member(facts, "form");
    if (forms_.count({form, text_member(facts, "form_hash")}) == 0)
      breach("its form is not in the export", sequence);
    const Asked asked{form, text_member(facts, "purpose"), text_member(facts, "text_hash"),
                      text_member(facts, "language"), number_member(facts, "text_version")};
    if (texts_.count(asked) == 0) breach("its text is not in the export", sequence);
    ++verdict_.confirmed;
  }

  // What an entry before said of a person has to be there in clear, as long as the person's key is.
  void miss_opening() {
    if (unopened_.is_null()) return;
    breach("its personal fields are missing", verdict_.entries);
    unopened_ = Json();
  }

  void take_opening(const Json& json) {
    const Json entry = std::exchange(unopened_, Json());
    const std::int64_t sequence = number_member(json, "sequence");
    const Json* fields = find_member(json, "fields");
    if (entry.is_null() || sequence != verdict_.entries || fields == nullptr || !fields->is_object()) {
      return breach("personal fields that belong to no entry");
    }
    const Bytes32 key = persons_[text_member(entry, "subject")];
    const Json& codes = entry["personal"];
    if (fields->size() != codes.size()) breach("some of its personal fields are missing", sequence);
    for (const auto& [name, value] : fields->items()) {
      const bool is_genuine =
          value.is_string() &&
          text_member(codes, name) == field_code(key, sequence, name, value.get_ref<const std::string&>());
      if (!is_genuine) breach("its field " + name + " is not what was proved", sequence);
    }
    ++verdict_.opened;
  }

  void take_end(const Json& json, bool is_whole) {
    miss_opening();
    has_end_ = true;
    verdict_.head = crypto::hex(last_hash_);
    if (!is_whole) breach("the last line is not as it was written");
    if (number_member(json, "lines") != reader_.number() - 1) breach("the number of lines is wrong");
    if (verdict_.entries != head_.sequence || last_hash_ != head_.hash)
      breach("the chain does not end with the head that was signed");
    check_seal(json);
    if (expectation_.head && !has_expected_head_)
      breach("the entry of the head given is not there: the chain was cut off or rewritten");
  }

  void check_seal(const Json& json) {
    const Bytes32 hash = hash_.finish();
    if (digits_member(json, "sha256") != hash)
      breach("the hash of all lines is wrong: something was changed");
    const auto signature = crypto::unhex<64>(text_member(json, "signature"));
    if (!signature || !is_export_signed(public_key_, hash, *signature))
      breach("the signature of the export is wrong");
  }

  LineReader reader_;
  const Expectation& expectation_;
  Verdict verdict_;
  crypto::Sha256 hash_;
  Bytes32 public_key_{};
  Head head_;
  std::set<std::pair<std::string, std::string>> forms_;
  std::set<Asked> texts_;
  std::map<std::string, Bytes32> persons_;
  Bytes32 last_hash_{};
  Json unopened_;  // an entry whose opening has to come next
  bool has_expected_head_ = false;
  bool has_end_ = false;
};

}  // namespace

std::string Breach::describe() const {
  const std::string where = "line " + std::to_string(line);
  return (entry == 0 ? where : "entry " + std::to_string(entry) + " (" + where + ")") + ": " + what;
}

Verdict verify(std::istream& input, const Expectation& expectation) {
  return Verifier(input, expectation).run();
}

}  // namespace guichet::proof
