#pragma once

#include <map>
#include <string>

#include "forms/form_library.hpp"
#include "localize/localizer.hpp"

namespace guichet::consent {

// Who asks, for the information of GDPR article 13.
struct Privacy {
  std::string controller;  // empty: nothing is said
  std::string contact;
  std::string policy_url;
};

// How long what is kept.
struct Clocks {
  std::int64_t unverified_days = 30;
  std::int64_t consent_months = 36;  // after the last sign of life of the person
  std::int64_t opposition_months = 36;
};

// What one installation decides about consents. Everything it points to outlives it.
struct Settings {
  std::string public_url;   // what links begin with
  std::string mail_domain;  // of the sender, in Message-IDs
  bool sends_receipts = true;
  bool keeps_ip = true;
  bool keeps_user_agent = true;
  Privacy privacy;
  Clocks clocks;
  std::map<std::string, std::string> site_names;           // by id
  std::map<std::string, std::string> provider_names = {};  // of those that people sign in at, by id
  const forms::FormLibrary* forms = nullptr;
  const localize::Localizer* localizer = nullptr;

  // What a site is called, and a provider.
  std::string site_name(const std::string& site) const { return name_in(site_names, site); }
  std::string provider_name(const std::string& provider) const { return name_in(provider_names, provider); }

 private:
  static std::string name_in(const std::map<std::string, std::string>& names, const std::string& id) {
    const auto found = names.find(id);
    return found == names.end() || found->second.empty() ? id : found->second;
  }
};

}  // namespace guichet::consent
