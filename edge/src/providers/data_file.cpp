#include "providers/data_file.hpp"

#include <algorithm>
#include <array>

#include "embedded/providers.hpp"
#include "guichet/form.hpp"
#include "json/json.hpp"

namespace guichet::login {
namespace {

constexpr std::array<std::string_view, 25> kMembers = {"acr_values",
                                                       "algorithms",
                                                       "authority",
                                                       "base_scopes",
                                                       "claims",
                                                       "client_auth",
                                                       "duties",
                                                       "endpoints",
                                                       "field_scopes",
                                                       "issuer",
                                                       "kind",
                                                       "metadata_url",
                                                       "name",
                                                       "needs_userinfo",
                                                       "nonce",
                                                       "parameters",
                                                       "pkce",
                                                       "pkce_off_because",
                                                       "protocol",
                                                       "provenance",
                                                       "quirk",
                                                       "response_mode",
                                                       "signed_userinfo",
                                                       "token_issuers",
                                                       "verified_mail"};

template <class Value>
struct Word {
  std::string_view name;
  Value value;
};

constexpr Word<Protocol> kProtocols[] = {{"openid", Protocol::kOpenIdConnect}, {"oauth2", Protocol::kOAuth2}};
constexpr Word<Quirk> kQuirks[] = {{"apple", Quirk::kApple},
                                   {"microsoft", Quirk::kMicrosoft},
                                   {"facebook", Quirk::kFacebook},
                                   {"github", Quirk::kGithub},
                                   {"x", Quirk::kX},
                                   {"franceconnect", Quirk::kFranceConnect}};
constexpr Word<ClientAuth> kClientAuths[] = {{"basic", ClientAuth::kSecretBasic},
                                             {"post", ClientAuth::kSecretPost},
                                             {"signed", ClientAuth::kSignedSecret},
                                             {"none", ClientAuth::kNone}};
constexpr Word<ResponseMode> kResponseModes[] = {{"query", ResponseMode::kQuery},
                                                 {"form_post", ResponseMode::kFormPost}};
constexpr Word<VerifiedMail> kVerifiedMails[] = {{"never", VerifiedMail::kNever},
                                                 {"true", VerifiedMail::kTrue},
                                                 {"true_or_text", VerifiedMail::kTrueOrText}};
constexpr Word<bool> kPkce[] = {{"S256", true}, {"off", false}};

using TextMap = std::map<std::string, std::string>;

// Takes the members of an object one by one, and keeps the first thing that is wrong.
class Reader {
 public:
  explicit Reader(const Json& object) : object_(object) {}

  const std::string& problem() const { return problem_; }

  void fail(std::string_view member, std::string_view reason) {
    if (problem_.empty()) problem_ = std::string(member) + " " + std::string(reason);
  }

  bool has(std::string_view name) const { return find_member(object_, name) != nullptr; }

  void text(std::string_view name, std::string& value) {
    const Json* member = find_member(object_, name);
    if (member == nullptr) return;
    if (!is_text(*member)) return fail(name, "must be a text");
    value = member->get<std::string>();
  }

  void required_text(std::string_view name, std::string& value) {
    if (!has(name)) fail(name, "is missing");
    text(name, value);
  }

  void url(std::string_view name, std::string& value) {
    text(name, value);
    if (has(name) && !value.starts_with("https://")) fail(name, "must be an https URL");
  }

  void flag(std::string_view name, bool& value) {
    const Json* member = find_member(object_, name);
    if (member == nullptr) return;
    if (!member->is_boolean()) return fail(name, "must be true or false");
    value = member->get<bool>();
  }

  void texts(std::string_view name, std::vector<std::string>& values) {
    const Json* member = find_member(object_, name);
    if (member == nullptr) return;
    if (!member->is_array() || !std::all_of(member->begin(), member->end(), is_text)) {
      return fail(name, "must be a list of texts");
    }
    for (const Json& value : *member) values.push_back(value.get<std::string>());
  }

  void text_map(std::string_view name, TextMap& values) {
    const Json* member = find_member(object_, name);
    if (member == nullptr) return;
    if (!member->is_object() || !std::all_of(member->begin(), member->end(), is_text)) {
      return fail(name, "must be texts by name");
    }
    for (const auto& [key, value] : member->items()) values[key] = value.get<std::string>();
  }

  // One of the words; stays as it is when the member is missing.
  template <class Value, std::size_t Size>
  void word(std::string_view name, const Word<Value> (&words)[Size], Value& value) {
    std::string chosen;
    text(name, chosen);
    if (!has(name)) return;
    const auto* found = std::find_if(std::begin(words), std::end(words),
                                     [&](const auto& word) { return word.name == chosen; });
    if (found == std::end(words)) return fail(name, "cannot be \"" + chosen + "\"");
    value = found->value;
  }

 private:
  static bool is_text(const Json& value) {
    return value.is_string() && !value.get_ref<const std::string&>().empty();
  }

  const Json& object_;
  std::string problem_;
};

bool is_member(std::string_view name) {
  return std::find(kMembers.begin(), kMembers.end(), name) != kMembers.end();
}

void check_members(Reader& reader, const Json& file) {
  for (const auto& [name, value] : file.items()) {
    if (!is_member(name)) reader.fail(name, "is not known");
  }
}

void read_endpoints(Reader& reader, const Json& file, Endpoints& endpoints) {
  const Json* member = find_member(file, "endpoints");
  if (member == nullptr) return;
  if (!require_members(
          *member, "",
          {"authorization", "token", "userinfo", "jwks", "end_session", "pushed_authorization"})) {
    return reader.fail("endpoints", "must be an object of known endpoints");
  }
  Reader inner(*member);
  inner.url("authorization", endpoints.authorization);
  inner.url("token", endpoints.token);
  inner.url("userinfo", endpoints.userinfo);
  inner.url("jwks", endpoints.jwks);
  inner.url("end_session", endpoints.end_session);
  inner.url("pushed_authorization", endpoints.pushed_authorization);
  if (!inner.problem().empty()) reader.fail("endpoints:", inner.problem());
}

void read_authority(Reader& reader, const Json& file, Authority& authority) {
  const Json* member = find_member(file, "authority");
  if (member == nullptr) return;
  if (!require_members(*member, "", {"always", "domains", "claim"})) {
    return reader.fail("authority", "must be an object of always, domains and claim");
  }
  Reader inner(*member);
  inner.flag("always", authority.always);
  inner.texts("domains", authority.domains);
  inner.text("claim", authority.claim);
  if (!inner.problem().empty()) reader.fail("authority:", inner.problem());
}

void read_algorithms(Reader& reader, std::vector<jose::Algorithm>& algorithms) {
  std::vector<std::string> names;
  reader.texts("algorithms", names);
  algorithms.clear();
  for (const std::string& name : names) {
    const auto algorithm = jose::parse_algorithm(name);
    if (!algorithm) return reader.fail("algorithms", "cannot hold \"" + name + "\"");
    algorithms.push_back(*algorithm);
  }
}

void read_pkce(Reader& reader, Provider& provider) {
  std::string reason;
  if (!reader.has("pkce")) reader.fail("pkce", "is missing");
  reader.word("pkce", kPkce, provider.uses_pkce);
  reader.text("pkce_off_because", reason);
  if (provider.uses_pkce == reader.has("pkce_off_because")) {
    reader.fail("pkce_off_because", "goes together with pkce \"off\"");
  }
}

// Fields are autocomplete tokens; claims are pointers (RFC 6901).
void check_fields(Reader& reader, const Provider& provider) {
  for (const auto& [field, pointer] : provider.claims) {
    if (find_field(field) == nullptr) reader.fail("claims", "has an unknown field, " + field);
    if (!pointer.starts_with('/')) reader.fail("claims", "must be JSON pointers");
  }
  for (const auto& [field, scope] : provider.field_scopes) {
    if (find_field(field) == nullptr) reader.fail("field_scopes", "has an unknown field, " + field);
  }
}

// What one protocol needs and the other does not know.
void check_protocol(Reader& reader, const Provider& provider) {
  const Endpoints& endpoints = provider.endpoints;
  if (provider.protocol == Protocol::kOpenIdConnect) {
    if (provider.algorithms.empty()) reader.fail("algorithms", "are missing");
    const auto& scopes = provider.base_scopes;
    if (std::find(scopes.begin(), scopes.end(), "openid") == scopes.end())
      reader.fail("base_scopes", "lack openid");
    return;
  }
  if (endpoints.authorization.empty() || endpoints.token.empty() || endpoints.userinfo.empty()) {
    reader.fail("endpoints", "of OAuth 2.0 are authorization, token and userinfo");
  }
  if (!provider.uses_pkce) reader.fail("pkce", "is all that ties a code to its browser in OAuth 2.0");
  if (provider.issuer.empty()) reader.fail("issuer", "is missing");
}

void read_all(Reader& reader, const Json& file, Provider& provider) {
  std::vector<std::string> provenance;
  TextMap parameters;
  reader.required_text("kind", provider.kind);
  reader.required_text("name", provider.name);
  reader.word("protocol", kProtocols, provider.protocol);
  reader.word("quirk", kQuirks, provider.quirk);
  reader.url("issuer", provider.issuer);
  reader.url("metadata_url", provider.metadata_url);
  reader.texts("token_issuers", provider.token_issuers);
  read_endpoints(reader, file, provider.endpoints);
  reader.word("client_auth", kClientAuths, provider.client_auth);
  read_algorithms(reader, provider.algorithms);
  reader.word("response_mode", kResponseModes, provider.response_mode);
  read_pkce(reader, provider);
  provider.uses_nonce = provider.protocol == Protocol::kOpenIdConnect;
  reader.flag("nonce", provider.uses_nonce);
  reader.flag("signed_userinfo", provider.userinfo_is_signed);
  reader.text_map("parameters", parameters);
  provider.parameters.assign(parameters.begin(), parameters.end());
  reader.texts("acr_values", provider.acr_values);
  reader.texts("base_scopes", provider.base_scopes);
  reader.text_map("field_scopes", provider.field_scopes);
  reader.text_map("claims", provider.claims);
  provider.needs_userinfo = provider.protocol == Protocol::kOAuth2;
  reader.flag("needs_userinfo", provider.needs_userinfo);
  if (!reader.has("verified_mail")) reader.fail("verified_mail", "is missing");
  reader.word("verified_mail", kVerifiedMails, provider.verified_mail);
  read_authority(reader, file, provider.authority);
  reader.texts("duties", provider.duties);
  reader.texts("provenance", provenance);
  if (provenance.empty()) reader.fail("provenance", "is missing: where are the facts from?");
}

}  // namespace

Expected<Provider, std::string> parse_data_file(std::string_view text) {
  const auto file = parse_json(text);
  if (!file || !file->is_object()) return std::string("is no JSON object");
  Provider provider;
  Reader reader(*file);
  check_members(reader, *file);
  read_all(reader, *file, provider);
  check_fields(reader, provider);
  check_protocol(reader, provider);
  if (!reader.problem().empty()) return reader.problem();
  return provider;
}

std::string_view find_data_file(std::string_view kind) {
  const std::string name = std::string(kind) + ".json";
  for (const auto& file : embedded::providers()) {
    if (file.name == name) return file.contents;
  }
  return {};
}

std::string known_kinds() {
  std::string kinds;
  for (const auto& file : embedded::providers()) {
    if (!kinds.empty()) kinds += ", ";
    kinds += file.name.substr(0, file.name.rfind('.'));
  }
  return kinds;
}

}  // namespace guichet::login
