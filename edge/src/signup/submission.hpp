#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "consent/ticked.hpp"
#include "forms/form_library.hpp"
#include "guichet/result.hpp"
#include "json/json.hpp"

namespace guichet::signup {

enum class Channel : std::uint8_t { kBrowser, kBackend, kForm };

std::string_view channel_name(Channel channel);

// What somebody sent, before it is judged.
struct Submission {
  const forms::PublishedForm* form = nullptr;
  Json values = Json::object();  // token -> text as typed
  std::string locale;
  Json client_report;  // what the widget says it showed; a measurement, never trusted
  bool asks = false;   // the page can put a question about the address before anything is stored
  std::vector<consent::Ticked> consents = {};  // the boxes that were ticked, by purpose
  std::string page_url = {};                   // where the form stands, as the page says
  std::string challenge = {};  // what the form handed out, and the work that was done for it
  std::string solution = {};
  std::string login = {};      // the ticket of a sign-in at a provider
  bool is_trapped = false;     // the field that people do not see was filled in
};

// Reads the body of POST /v1/submissions: {"v": 1, "form": {"id"}, "values": {token: text}, "locale"?,
// "report"?, "ask"?, "consents"?: {purpose: hash of the words shown}, "page"?, "login"?: ticket}. Errors are those of the contract, and request.unknown_form.
Result<Submission> parse_submission(std::string_view body, const forms::FormLibrary& library);

}  // namespace guichet::signup
