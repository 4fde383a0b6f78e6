#include "config/settings.hpp"

#include "config/checks.hpp"

namespace guichet::config {
namespace {

// The accessor of one member.
#define GUICHET_MEMBER(path) \
  [](Config & config) -> auto& { return config.path; }

const Setting kSettings[] = {
    {"server", "listen", TextSetting{GUICHET_MEMBER(server.listen), check_endpoint},
     "Address and port to listen on, without TLS; put a proxy with TLS in front."},
    {"server", "public_url", TextSetting{GUICHET_MEMBER(server.public_url), check_public_url},
     "What visitors see in front of the path; links in mails begin with it."},
    {"server", "hosts", ListSetting{GUICHET_MEMBER(server.hosts), check_host},
     "Host names that requests may be for, without port; empty: any."},
    {"server", "threads", NumberSetting{GUICHET_MEMBER(server.threads), 0, 256}, "0: one per core."},
    {"server", "max_connections", NumberSetting{GUICHET_MEMBER(server.max_connections), 1, 1'000'000},
     "Open connections; one more is answered 503."},
    {"server", "max_connections_per_address",
     NumberSetting{GUICHET_MEMBER(server.max_connections_per_address), 1, 1'000'000},
     "Open connections of one client address, trusted proxies excepted; one more is answered 429."},
    {"server", "trusted_proxies", ListSetting{GUICHET_MEMBER(server.trusted_proxies), check_proxy},
     "Addresses or networks of the proxies whose X-Forwarded-For is believed."},
    {"server", "header_seconds", NumberSetting{GUICHET_MEMBER(server.header_seconds), 1, 600},
     "How long the header of a request may take to arrive."},
    {"server", "body_seconds", NumberSetting{GUICHET_MEMBER(server.body_seconds), 1, 600},
     "How long the body of a request may take to arrive."},
    {"server", "idle_seconds", NumberSetting{GUICHET_MEMBER(server.idle_seconds), 1, 3600},
     "How long a connection may wait for its next request."},
    {"server", "answer_milliseconds", NumberSetting{GUICHET_MEMBER(server.answer_milliseconds), 0, 1000},
     "Answers to sign-ups leave at whole steps of this, so that their time does not tell whether an address is known; 0: at once."},
    {"limits", "burst", NumberSetting{GUICHET_MEMBER(limits.burst), 1, 1'000'000},
     "Requests that one client (IPv4 address or IPv6 /64) may make at once."},
    {"limits", "per_minute", NumberSetting{GUICHET_MEMBER(limits.per_minute), 1, 10'000'000},
     "Requests that one client may make per minute in the long run."},
    {"metrics", "listen", TextSetting{GUICHET_MEMBER(metrics.listen), check_endpoint},
     "Where /metrics is served; keep it out of reach of visitors."},
    {"store", "path", TextSetting{GUICHET_MEMBER(store.path), check_path, true}, "The SQLite database."},
    {"keys", "file", TextSetting{GUICHET_MEMBER(keys.file), check_path, true},
     "The secret keys. Without this file the database cannot be read: keep a copy apart from it."},
    {"mail", "transport", TextSetting{GUICHET_MEMBER(mail.transport), check_transport},
     "\"folder\" writes .eml files and sends nothing; \"smtp\" sends."},
    {"mail", "folder", TextSetting{GUICHET_MEMBER(mail.folder), check_path, true},
     "For the transport \"folder\"."},
    {"mail", "url", TextSetting{GUICHET_MEMBER(mail.url), check_mail_url},
     "For the transport \"smtp\", as in smtp://mail.example:587 or smtps://mail.example."},
    {"mail", "username", TextSetting{GUICHET_MEMBER(mail.username), check_display_name}, "Empty: no login."},
    {"mail", "password_file", TextSetting{GUICHET_MEMBER(mail.password_file), nullptr, true},
     "A file that holds the password and nothing else."},
    {"mail", "from", TextSetting{GUICHET_MEMBER(mail.from), check_mail_address}, "The sender's address."},
    {"mail", "from_name", TextSetting{GUICHET_MEMBER(mail.from_name), check_display_name},
     "The sender's name."},
    {"mail", "require_tls", SwitchSetting{GUICHET_MEMBER(mail.require_tls)},
     "Refuse to hand mails to a server without TLS."},
    {"mail", "per_address_per_day", NumberSetting{GUICHET_MEMBER(mail.per_address_per_day), 1, 1'000},
     "Mails that one address gets at most within a day."},
    {"mail", "workers", NumberSetting{GUICHET_MEMBER(mail.workers), 1, 64},
     "Mails under way at the same time."},
    {"optin", "expires_hours", NumberSetting{GUICHET_MEMBER(optin.expires_hours), 1, 24 * 90},
     "How long the link in a confirmation mail works."},
    {"widget", "folder", TextSetting{GUICHET_MEMBER(widget.folder), check_path, true},
     "The built files of the npm package, served under /guichet/."},
    {"forms", "folder", TextSetting{GUICHET_MEMBER(forms.folder), check_path, true},
     "Form descriptions, one <id>.json each."},
    {"address", "register", TextSetting{GUICHET_MEMBER(address.register_file), nullptr, true},
     "The register that French addresses are held against, made by guichet register build; empty: none."},
    {"address", "street_shards", SwitchSetting{GUICHET_MEMBER(address.street_shards)},
     "Serve the streets of each postal code as /v1/streets/01400.gar: a page that asks tells the code before the form is sent."},
    {"matching", "enabled", SwitchSetting{GUICHET_MEMBER(matching.enabled)},
     "Compare each new account with those that are there, to find people who have one already."},
    {"matching", "model", TextSetting{GUICHET_MEMBER(matching.model), nullptr, true},
     "The model that guichet model learn or guichet match wrote (JSON); empty: the one that comes with the program."},
    {"webhooks", "allow_private", SwitchSetting{GUICHET_MEMBER(webhooks.allow_private)},
     "Let webhooks go to http URLs and to private addresses. Only where all who may make webhooks may reach the inside of the network."},
    {"webhooks", "certificate_file", TextSetting{GUICHET_MEMBER(webhooks.certificate_file), nullptr, true},
     "PEM file of a private authority that receivers' certificates are checked with; empty: the system's."},
    {"webhooks", "timeout_seconds", NumberSetting{GUICHET_MEMBER(webhooks.timeout_seconds), 1, 60},
     "How long a receiver may take to answer."},
    {"webhooks", "workers", NumberSetting{GUICHET_MEMBER(webhooks.workers), 1, 64},
     "Deliveries under way at the same time; at most two of them to one endpoint."},
    {"demo", "pages", TextSetting{GUICHET_MEMBER(demo.pages), nullptr, true},
     "Folder of demonstration pages; empty: none. Never set this in production."},
};

#undef GUICHET_MEMBER

}  // namespace

std::span<const Setting> all_settings() { return kSettings; }

}  // namespace guichet::config
