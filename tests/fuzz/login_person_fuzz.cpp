// What must hold for whatever a provider, or the browser in Apple's name, says of somebody.
#include <cstdint>
#include <string>
#include <vector>

#include "guichet/form.hpp"
#include "properties.hpp"
#include "providers/address.hpp"
#include "providers/data_file.hpp"
#include "providers/profile.hpp"
#include "providers/quirk.hpp"
#include "text/utf8.hpp"

namespace {

using guichet::Json;
using guichet::fuzz::require;
using namespace guichet::login;

constexpr const char* kKinds[] = {"apple",    "facebook",  "franceconnect", "github", "google",
                                  "linkedin", "microsoft", "openid",        "x"};

const std::vector<Provider>& providers() {
  static const std::vector<Provider> all = [] {
    std::vector<Provider> read;
    for (const char* kind : kKinds) read.push_back(*parse_data_file(find_data_file(kind)));
    return read;
  }();
  return all;
}

void require_values(const Person& person) {
  for (const auto& [field, value] : person.values) {
    require(guichet::find_field(field) != nullptr, "a value is of a field of forms");
    require(!value.empty() && value.size() <= 520, "a value is neither empty nor long");
    require(!guichet::find_invalid_utf8(value), "a value is UTF-8");
    require(value.find_first_of(std::string_view("\0\r\n\t\x7F", 5)) == std::string::npos,
            "a value is one line");
  }
}

void require_mail(const Provider& provider, const Person& person) {
  const auto email = person.values.find("email");
  require((email == person.values.end()) == (person.mail == MailTrust::kNone),
          "an address is worth something");
  if (email == person.values.end()) return;
  require(is_usable_address(email->second), "an address is one");
  const bool is_trusted = person.mail == MailTrust::kVerified || person.mail == MailTrust::kAuthoritative;
  require(!is_trusted || provider.verified_mail != VerifiedMail::kNever,
          "who is never believed is not believed");
}

void check_person(const Provider& provider, const Json& first, const Json& second) {
  const Json userinfo = merge_userinfo(provider, {first, second});
  require(userinfo.is_object(), "merged answers are an object");
  const Person person = make_person(provider, second.is_object() ? second : Json::object(), userinfo);
  require(person.subject.size() <= 255, "a subject is short");
  require_values(person);
  require_mail(provider, person);
}

}  // namespace

// Two JSON documents with a tab between them; the first one also as Apple's posted user.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 4096) return 0;
  const std::string input(reinterpret_cast<const char*>(data), size);
  const auto end = input.find('\t');
  const std::string head = input.substr(0, end);
  const auto first = guichet::parse_json(head);
  const auto second = guichet::parse_json(end == std::string::npos ? "{}" : input.substr(end + 1));
  for (const Provider& provider : providers()) {
    const Json posted = posted_user(provider, head);
    require(posted.is_object() && !posted.contains("email") && !posted.contains("sub"),
            "the browser names nobody");
    if (first && second) check_person(provider, *first, *second);
  }
  return 0;
}
