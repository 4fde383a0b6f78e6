#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/bytes.hpp"
#include "guichet/result.hpp"
#include "http/request.hpp"
#include "signup/submission.hpp"

namespace guichet::routes {

// A brand's site: its key stands in its pages and is no secret; what protects it is its list of origins.
struct Site {
  std::string id;
  std::string key;
  std::vector<std::string> origins;
  std::vector<std::string> pages = {"/*"};  // that people come back to from a provider
};

// A signup backend: trusted with the whole verdict. Only the SHA-256 of its key is known here.
struct Backend {
  std::string id;
  Bytes32 key_sha256{};
};

struct Caller {
  signup::Channel channel = signup::Channel::kBrowser;
  std::string site;  // id of the site or of the backend
};

// Who may call, by "Authorization: Bearer KEY".
class Access {
 public:
  Access(std::vector<Site> sites, std::vector<Backend> backends);

  // Errors: request.unauthorized, and request.forbidden_origin when a browser says that the page is of
  // another origin than the site's.
  Result<Caller> identify(const http::Request& request) const;

  // The site of a form that a browser posts by itself, without a key: by its Origin, which it always sends
  // with a POST. A request without Origin belongs to the first site.
  Result<Caller> identify_form_post(const http::Request& request) const;

  // The site whose page this is, by the Origin that a browser always sends with a POST; nullptr for none, "null", or an
  // origin that no site has.
  const Site* find_page(const http::Request& request) const;

  // Every origin of every site.
  std::vector<std::string> origins() const;

 private:
  std::vector<Site> sites_;
  std::vector<Backend> backends_;
};

}  // namespace guichet::routes
