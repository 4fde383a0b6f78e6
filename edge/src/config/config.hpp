#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace guichet::config {

// Everything guichet.toml can say, with its defaults. What each setting means stands in settings.cpp. Paths
// are as the program opens them: load_config() has put relative ones after the file's folder.
struct Config {
  struct Server {
    std::string listen = "127.0.0.1:8780";
    std::string public_url = "http://127.0.0.1:8780";
    std::vector<std::string> hosts;
    std::uint64_t threads = 0;
    std::uint64_t max_connections = 10'000;
    std::uint64_t max_connections_per_address = 1'024;
    std::vector<std::string> trusted_proxies;
    std::uint64_t header_seconds = 5;
    std::uint64_t body_seconds = 10;
    std::uint64_t idle_seconds = 30;
    std::uint64_t answer_milliseconds = 50;
  };
  struct Limits {
    std::uint64_t burst = 100;
    std::uint64_t per_minute = 600;
    std::uint64_t mails_per_client_per_hour = 200;
    std::uint64_t mails_per_form_per_hour = 10'000;
    std::uint64_t mails_per_hour = 50'000;
  };
  struct Metrics {
    std::string listen = "127.0.0.1:8781";
  };
  struct Store {
    std::string path = "guichet.db";
  };
  struct Keys {
    std::string file = "guichet.keys";
  };
  struct Mail {
    std::string transport = "folder";
    std::string folder = "mails";
    std::string url;
    std::string username;
    std::string password_file;
    std::string from = "hello@example.org";
    std::string from_name;
    bool require_tls = true;
    std::string ca_file;
    std::uint64_t per_address_pause_seconds = 60;
    std::uint64_t per_address_per_hour = 3;
    std::uint64_t per_address_per_day = 5;
    std::uint64_t workers = 2;
    bool receipt = true;
    std::uint64_t per_domain = 2;
    std::string dkim_key_file;
    std::string dkim_selector = "guichet";
    std::string dkim_domain;
    std::string return_domain;
    std::string templates;
  };
  struct Dns {
    bool enabled = true;
    std::uint64_t milliseconds = 500;
    std::vector<std::string> servers;
  };
  struct Optin {
    std::uint64_t expires_hours = 72;
    std::uint64_t account_expires_hours = 24;
  };
  struct Widget {
    std::string folder = "widget";
  };
  struct Forms {
    std::string folder = "forms";
  };
  struct Address {
    std::string register_file;
    bool street_shards = false;
  };
  struct Matching {
    bool enabled = true;
    std::string model;
  };
  struct Webhooks {
    bool allow_private = false;
    std::string certificate_file;
    std::uint64_t timeout_seconds = 20;
    std::uint64_t workers = 4;
  };
  struct Export {
    std::string folder;
    std::uint64_t every_hours = 24;
    std::string format = "csv";
    std::string only = "confirmed";
    std::uint64_t keep = 30;
  };
  struct Demo {
    std::string pages;
  };
  // Who is responsible, for the information of GDPR article 13.
  struct Privacy {
    std::string controller;
    std::string contact;
    std::string policy_url;
  };
  struct Proof {
    std::string ip = "truncated";
    bool user_agent = true;
  };
  struct Retention {
    std::uint64_t unverified_days = 30;
    std::uint64_t consent_months = 36;
    std::uint64_t opposition_months = 36;
  };
  struct Login {
    std::string link = "ask";
    std::uint64_t session_hours = 12;
    std::uint64_t id_token_seconds = 300;
    bool allow_private = false;
    std::string certificate_file;
    std::uint64_t timeout_seconds = 5;
  };
  // Where people may sign in; what is left out comes from the data file of its kind.
  struct LoginProvider {
    std::string id;
    std::string kind;  // "google", "apple" ..., or "openid" with an issuer
    std::string client_id;
    std::string client_secret_file;
    std::string issuer;
    std::string name;
    std::string tenant;    // Microsoft
    std::string team_id;   // Apple
    std::string key_id;    // Apple
    std::string key_file;  // Apple
    std::string acr;       // the least level of assurance that is accepted
    std::string client_auth;  // "basic", "post" or "none"
    std::string response_mode;  // "query" or "form_post"
    std::vector<std::string> algorithms;
    bool enabled = true;
    std::optional<bool> pkce;         // S256 or nothing; unset: as its data file says
    bool push = false;                // pushed authorization requests even where they are not required
    bool signed_userinfo = false;
    bool bearer_in_body = false;
    std::uint64_t max_age_seconds = 0;  // 0: not asked for
    bool authoritative_mail = false;  // of an "openid" provider: its verified addresses need no mail of ours
  };
  // A brand's site; its key stands in its pages.
  struct Site {
    std::string id;
    std::string key;
    std::vector<std::string> origins;
    std::string name = {};  // of the brand; empty: the id
    std::vector<std::string> pages = {"/*"};  // that people come back to from a provider: paths, a last "*" for any rest
  };
  // A signup backend; only the SHA-256 of its secret key is known, in hexadecimal.
  struct Backend {
    std::string id;
    std::string key_sha256;
  };

  Server server;
  Limits limits;
  Metrics metrics;
  Store store;
  Keys keys;
  Mail mail;
  Dns dns;
  Optin optin;
  Widget widget;
  Forms forms;
  Address address;
  Matching matching;
  Webhooks webhooks;
  Export exporting;
  Demo demo;
  Privacy privacy;
  Proof proof;
  Retention retention;
  std::vector<Site> sites;
  std::vector<Backend> backends;
  Login login;
  std::vector<LoginProvider> providers;
};

}  // namespace guichet::config
