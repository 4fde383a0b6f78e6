#pragma once

#include <boost/asio/ip/address.hpp>
#include <chrono>
#include <functional>
#include <memory>

#include "common/clock.hpp"
#include "crypto/keys.hpp"
#include "dns/mail_domains.hpp"
#include "forms/form_library.hpp"
#include "http/cors.hpp"
#include "login/sign_in.hpp"
#include "identities/settings.hpp"
#include "mail/return_path.hpp"
#include "providers/provider_library.hpp"
#include "register/register_file.hpp"
#include "register/street_shards.hpp"
#include "routes/access.hpp"
#include "routes/pages.hpp"
#include "signup/write_once.hpp"
#include "store/store.hpp"

namespace guichet::routes {

// What the routes work with. Everything outlives the server.
struct Services {
  const crypto::Keys& keys;
  store::Store& store;
  const forms::FormLibrary& forms;
  const Access& access;
  const Pages& pages;
  signup::Policy policy;
  std::shared_ptr<const http::CorsPolicy> cors;
  Clock clock = system_now;
  // Whether this client may ask once more; a limit per address.
  std::function<bool(const boost::asio::ip::address&)> admit;
  // Told of every judged submission and every confirmation, for the figures.
  std::function<void(std::string_view event, std::string_view detail)> count;
  // What addresses are held against; nullptr for none.
  const registry::RegisterFile* addresses = nullptr;
  // The streets that pages may fetch; nullptr for none.
  registry::StreetShards* streets = nullptr;
  // Told, after the commit, what matching made of each new account, for the figures; empty for nobody.
  std::function<void(const matching::Decision&)> count_decision;
  // Answers that must not tell by their time whether an address is known leave at whole steps of this.
  std::chrono::milliseconds answer_step{0};
  // Which domains take mail; nullptr where the DNS is not asked.
  dns::MailDomains* mail_domains = nullptr;
  // The addresses that bounces come back to.
  const mail::ReturnPath* return_path = nullptr;
  // Whom people may sign in with; nullptr for nobody.
  const login::ProviderLibrary* providers = nullptr;
  // Whether webhooks may go to http URLs and private addresses.
  bool private_webhooks = false;
  // What signing in there works with; nullptr for nobody.
  const login::Surroundings* login = nullptr;

  // What is decided about logins.
  const identities::Settings& identities() const { return *policy.identities; }
};

}  // namespace guichet::routes
