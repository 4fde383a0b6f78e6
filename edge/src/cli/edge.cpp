#include "cli/edge.hpp"

#include <spdlog/spdlog.h>

#include <chrono>
#include <fstream>
#include <thread>

#include "assets/asset_routes.hpp"
#include "cli/init_command.hpp"
#include "config/http_options.hpp"
#include "consent/publish.hpp"
#include "consent/retention.hpp"
#include "consent/settings.hpp"
#include "consent/tell_head.hpp"
#include "crypto/ids.hpp"
#include "crypto/key_file.hpp"
#include "demo/demo_routes.hpp"
#include "demo/proof_page.hpp"
#include "demo/review_routes.hpp"
#include "export/exporter.hpp"
#include "guichet/phone.hpp"
#include "http/access_log.hpp"
#include "http/rate_limit.hpp"
#include "http/server.hpp"
#include "cli/login_setup.hpp"
#include "cli/mail_setup.hpp"
#include "mail/delivery_watch.hpp"
#include "mail/folder_transport.hpp"
#include "mail/outbox_workers.hpp"
#include "mail/smtp_transport.hpp"
#include "matching/model_file.hpp"
#include "metrics/http_metrics.hpp"
#include "metrics/match_metrics.hpp"
#include "metrics/webhook_metrics.hpp"
#include "register/register_file.hpp"
#include "register/street_shards.hpp"
#include "routes/routes.hpp"
#include "routes/tenant.hpp"
#include "store/housekeeping.hpp"
#include "store/outbox.hpp"
#include "store/webhook_deliveries.hpp"
#include "webhooks/delivery_workers.hpp"
#include "webhooks/endpoint_view.hpp"

namespace guichet::cli {
namespace {

constexpr Millis kHour = 3600LL * 1000;
constexpr Millis kDay = 24 * kHour;

Bytes32 read_hex(std::string_view digits) {
  Bytes32 bytes{};
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    bytes[i] = static_cast<std::uint8_t>(std::stoi(std::string(digits.substr(2 * i, 2)), nullptr, 16));
  }
  return bytes;
}

routes::Access make_access(const config::Config& config) {
  std::vector<routes::Site> sites;
  for (const auto& site : config.sites) {
    sites.push_back({site.id, site.key, site.origins, site.pages});
    sites.back().origins.push_back(config.server.public_url);  // the edge's own pages may always ask it
  }
  std::vector<routes::Backend> backends;
  for (const auto& backend : config.backends) backends.push_back({backend.id, read_hex(backend.key_sha256)});
  return {std::move(sites), std::move(backends)};
}

std::shared_ptr<const http::CorsPolicy> make_cors(const routes::Access& access) {
  auto policy = std::make_shared<http::CorsPolicy>();
  policy->origins = access.origins();
  policy->request_headers = "Authorization, Content-Type, Idempotency-Key";
  return policy;
}

std::string first_line(const std::string& file) {
  std::ifstream input(file);
  std::string line;
  std::getline(input, line);
  return line;
}

mail::MakeTransport make_transport(const config::Config::Mail& settings) {
  if (settings.transport == "folder") {
    return [folder = settings.folder] { return std::make_unique<mail::FolderTransport>(folder); };
  }
  const std::string password = settings.password_file.empty() ? std::string() : first_line(settings.password_file);
  mail::SmtpOptions options;
  options.url = settings.url;
  options.username = settings.username;
  options.password = password;
  options.require_tls = settings.require_tls;
  options.certificate_file = settings.ca_file;
  return [options] { return std::make_unique<mail::SmtpTransport>(options); };
}

// Nothing where no register is wanted.
Expected<std::optional<registry::RegisterFile>, registry::OpenError> open_register(const std::string& file) {
  if (file.empty()) return std::optional<registry::RegisterFile>();
  auto opened = registry::RegisterFile::open(file);
  if (!opened) return opened.error();
  return std::optional(*std::move(opened));
}

// Null where accounts are not to be compared.
Expected<std::shared_ptr<const match::Model>, files::InputError> load_model(const config::Config::Matching& settings) {
  if (!settings.enabled) return std::shared_ptr<const match::Model>();
  return matching::load_model(settings.model);
}

consent::Settings make_consent(const config::Config& config, const forms::FormLibrary& forms,
                               const login::ProviderLibrary& providers, const localize::Localizer& localizer) {
  const auto& retention = config.retention;
  consent::Settings settings;
  settings.public_url = config.server.public_url;
  settings.mail_domain = config.mail.from.substr(config.mail.from.find('@') + 1);
  settings.sends_receipts = config.mail.receipt;
  settings.keeps_ip = config.proof.ip != "off";
  settings.keeps_user_agent = config.proof.user_agent;
  settings.privacy = {config.privacy.controller, config.privacy.contact, config.privacy.policy_url};
  settings.clocks = {static_cast<std::int64_t>(retention.unverified_days),
                     static_cast<std::int64_t>(retention.consent_months),
                     static_cast<std::int64_t>(retention.opposition_months)};
  for (const auto& site : config.sites) settings.site_names[site.id] = site.name;
  for (const login::Provider& provider : providers.all()) settings.provider_names[provider.id] = provider.name;
  settings.forms = &forms;
  settings.localizer = &localizer;
  return settings;
}

void warn_without_controller(const config::Config& config, const forms::FormLibrary& forms) {
  if (!config.privacy.controller.empty()) return;
  for (const auto& [id, form] : forms.all()) {
    if (!form.consents.empty()) return spdlog::warn("the form {} asks for consents, but privacy.controller says nobody", id);
  }
}

signup::AddressLimits address_limits(const config::Config& config) {
  return {static_cast<Millis>(config.mail.per_address_pause_seconds) * 1000,
          static_cast<std::int64_t>(config.mail.per_address_per_hour),
          static_cast<std::int64_t>(config.mail.per_address_per_day)};
}

signup::FlowLimits flow_limits(const config::Config& config) {
  return {static_cast<std::int64_t>(config.limits.mails_per_client_per_hour),
          static_cast<std::int64_t>(config.limits.mails_per_form_per_hour),
          static_cast<std::int64_t>(config.limits.mails_per_hour)};
}

std::string url_of(const http::ServerOptions& options, std::uint16_t port) {
  const bool is_v6 = options.address.find(':') != std::string::npos;
  return "http://" + (is_v6 ? "[" + options.address + "]" : options.address) + ":" + std::to_string(port);
}

}  // namespace

struct Edge::Parts {
  Parts(const config::Config& config, crypto::Keys loaded_keys, store::Store opened, forms::FormLibrary library,
        std::optional<registry::RegisterFile> register_file, std::shared_ptr<const match::Model> match_model,
        MailSetup mail_setup, login::ProviderLibrary provider_library)
      : keys(std::move(loaded_keys)), store(std::move(opened)), forms(std::move(library)), providers(std::move(provider_library)),
        addresses(std::move(register_file)), streets(make_streets(config)), access(make_access(config)),
        model(std::move(match_model)), engine(make_engine()), templates(localizer), pages(templates, config.mail.from_name),
        mail_templates(std::move(mail_setup.templates)),
        return_path(std::make_shared<const mail::ReturnPath>(keys, config.mail.return_domain)),
        composer(mail_templates->templates(), make_sender(config), static_cast<std::int64_t>(config.optin.expires_hours),
                 std::move(mail_setup.signer), return_path),
        watch(system_now, [](std::string_view problem, std::string_view advice) {
          spdlog::error("mail: {}: {}", problem, advice);
        }),
        consent_settings(make_consent(config, forms, providers, localizer)),
        limit(config.limits.burst, std::chrono::nanoseconds(std::chrono::minutes(1)) / config.limits.per_minute),
        http_metrics(metrics), match_metrics(metrics), webhook_metrics(metrics, store), access_log(spdlog::default_logger()), workers(start_workers(config)),
        webhook_workers(start_webhooks(config)), exporter(start_exporter(config)), identity_settings(make_identities(config, keys, providers, policy)), policy(make_policy(config)), housekeeper(make_housekeeper(config)), mail_domains(make_mail_domains(config)),
        services{keys, store, forms, access, pages, policy, make_cors(access), system_now,
                 [this](const auto& peer) { return limit.allow(peer, std::chrono::steady_clock::now()); },
                 [this](std::string_view event, std::string_view detail) { count(event, detail); },
                 addresses ? &*addresses : nullptr, streets.get(),
                 [this](const matching::Decision& decision) { match_metrics.observe(decision); }},
        options(config::server_options(config)), metrics_options(config::metrics_options(config)) {
    services.mail_domains = mail_domains.get();
    services.return_path = return_path.get();
    services.answer_step = std::chrono::milliseconds(config.server.answer_milliseconds);
    services.providers = &providers;
    prepare_logins(config);
    services.private_webhooks = config.webhooks.allow_private;
    add_routes(config);
    server = std::make_unique<http::Server>(router, options, std::vector<http::Observer*>{&http_metrics, &access_log});
    metrics_server = std::make_unique<http::Server>(metrics_router, metrics_options);
  }

  std::unique_ptr<registry::StreetShards> make_streets(const config::Config& config) const {
    return config.address.street_shards ? std::make_unique<registry::StreetShards>(*addresses) : nullptr;
  }

  // Nothing where no provider is configured.
  void prepare_logins(const config::Config& config) {
    if (providers.all().empty()) return;
    logins = std::make_unique<LoginSetup>(config.login);
    services.login = &logins->surroundings;
  }

  static std::unique_ptr<dns::MailDomains> make_mail_domains(const config::Config& config) {
    if (!config.dns.enabled) return nullptr;
    return std::make_unique<dns::MailDomains>(
        dns::ResolverOptions{config.dns.servers, std::chrono::milliseconds(config.dns.milliseconds)});
  }

  signup::Policy make_policy(const config::Config& config) {
    signup::Policy made;
    made.consent_lifetime = static_cast<Millis>(config.optin.expires_hours) * kHour;
    made.account_lifetime = static_cast<Millis>(config.optin.account_expires_hours) * kHour;
    made.public_url = config.server.public_url;
    made.matching = engine ? &*engine : nullptr;
    made.mails = std::make_shared<signup::MailGate>(
        address_limits(config), flow_limits(config),
        [this](signup::Withheld reason) { count("withheld_mail", signup::withheld_name(reason)); });
    made.consent = &consent_settings;
    made.identities = &identity_settings;
    return made;
  }

  std::unique_ptr<store::Housekeeper> make_housekeeper(const config::Config& config) {
    store::Retention retention;
    retention.unverified_accounts = static_cast<Millis>(config.retention.unverified_days) * kDay;
    return std::make_unique<store::Housekeeper>(
        *store.writer, retention, system_now,
        [this](store::Transaction& transaction, Millis now, std::int64_t most) {
          return keep_house(transaction, now, most);
        });
  }

  store::Result<std::int64_t> keep_house(store::Transaction& transaction, Millis now, std::int64_t most) {
    const auto done = consent::keep_clocks(transaction, keys, policy, now, most);
    if (!done) return done;
    const auto told = consent::tell_head(transaction, keys, routes::kTenant, now);
    if (!told) return told.error();
    return *done;
  }

  // Nothing where accounts are not to be compared.
  std::optional<matching::Engine> make_engine() const {
    if (!model) return std::nullopt;
    return matching::Engine{*model, match::model_version(model->values()), localizer};
  }

  std::unique_ptr<mail::OutboxWorkers> start_workers(const config::Config& config) {
    return std::make_unique<mail::OutboxWorkers>(
        store, keys, composer, make_transport(config.mail), config.mail.workers,
        [this](const store::LeasedMail&, mail::Outcome outcome, std::string_view code) { count_mail(outcome, code); },
        system_now, static_cast<std::int64_t>(config.mail.per_domain));
  }

  std::unique_ptr<webhooks::DeliveryWorkers> start_webhooks(const config::Config& config) {
    webhooks::SenderOptions sender{config.webhooks.allow_private ? outbound::Reach::kAnywhere : outbound::Reach::kPublic, config.webhooks.certificate_file,
                                   static_cast<long>(config.webhooks.timeout_seconds)};
    return std::make_unique<webhooks::DeliveryWorkers>(
        store, keys, std::move(sender), config.webhooks.workers, [this](const webhooks::Report& report) {
          webhook_metrics.observe(report);
          log_webhook(report);
        });
  }

  // Nothing where no files are wanted.
  std::unique_ptr<exporting::Exporter> start_exporter(const config::Config& config) {
    if (config.exporting.folder.empty()) return nullptr;
    store::DatabaseOptions database;
    database.path = config.store.path;
    exporting::ExporterOptions wanted{std::string(routes::kTenant), config.exporting.folder,
                                       exporting::format_of(config.exporting.format), config.exporting.only,
                                       static_cast<Millis>(config.exporting.every_hours) * kHour,
                                       static_cast<std::size_t>(config.exporting.keep)};
    return std::make_unique<exporting::Exporter>(store, std::move(database), keys, std::move(wanted));
  }

  static void log_webhook(const webhooks::Report& report) {
    const std::string endpoint = crypto::id_text(report.delivery.endpoint);
    if (report.outcome == webhooks::Outcome::kGivenUp) {
      spdlog::warn("webhook {}: {} given up: {}", endpoint, webhooks::message_name(report.delivery.message),
                   report.answer);
    }
    if (report.is_endpoint_disabled) spdlog::error("webhook {} is disabled now: {}", endpoint, report.answer);
  }

  void count_mail(mail::Outcome outcome, std::string_view code) {
    static constexpr std::string_view kNames[] = {"sent", "postponed", "failed"};
    count("mail", kNames[static_cast<std::size_t>(outcome)]);
    const std::string_view problem = watch.observe(code);
    if (problem.empty()) return;
    metrics.counter("guichet_mail_problems_total", "Attempts that failed for something the operator can mend.",
                    {{"problem", std::string(problem)}}).Increment();
  }

  void count(std::string_view event, std::string_view detail) {
    metrics.counter("guichet_" + std::string(event) + "s_total", "What became of them.",
                    {{"outcome", std::string(detail)}}).Increment();
  }

  void add_routes(const config::Config& config) {
    routes::add_check_route(router, services);
    routes::add_form_routes(router, services);
    routes::add_submission_route(router, services);
    routes::add_form_post_routes(router, services);
    routes::add_challenge_route(router, services);
    routes::add_code_routes(router, services);
    routes::add_confirmation_routes(router, services);
    routes::add_join_routes(router, services);
    routes::add_account_routes(router, services);
    routes::add_consent_routes(router, services);
    routes::add_proof_routes(router, services);
    routes::add_preference_routes(router, services);
    routes::add_unsubscribe_routes(router, services);
    routes::add_review_routes(router, services);
    routes::add_contact_routes(router, services);
    routes::add_account_list_routes(router, services);
    routes::add_segment_routes(router, services);
    routes::add_webhook_routes(router, services);
    routes::add_webhook_delivery_routes(router, services);
    routes::add_street_route(router, services);
    routes::add_style_route(router, services);
    routes::add_bounce_route(router, services);
    routes::add_suppression_routes(router, services);
    routes::add_login_routes(router, services);
    routes::add_login_return_routes(router, services);
    routes::add_credential_route(router, services);
    routes::add_logout_routes(router, services);
    routes::add_login_result_routes(router, services);
    routes::add_identity_routes(router, services);
    routes::add_session_routes(router, services);
    routes::add_health_routes(router, services);
    if (auto loaded = assets::AssetLibrary::load(config.widget.folder)) {
      widget = *std::move(loaded);
      assets::add_asset_routes(router, "/guichet", widget);
    } else {
      spdlog::warn("the widget is not served: {}: {}", loaded.error().path.string(), loaded.error().reason);
    }
    if (!config.demo.pages.empty()) {
      demo::add_demo_routes(router, config.demo.pages, config.mail.folder, providers);
      demo::add_review_pages(router, services);
      demo::add_proof_page(router, services);
    }
    metrics::add_metrics_route(metrics_router, metrics);
    if (mail_domains) {
      metrics.sample("guichet_dns_answers", "Whether the DNS answers (1), or nobody waits for it (0).",
                     [this] { return mail_domains->answers() ? 1.0 : 0.0; });
    }
    metrics.sample("guichet_outbox_waiting", "Mails that are not handed over yet.", [this] {
      const auto counts = store::read_and_wait(*store.reader, store::count_outbox);
      return counts ? static_cast<double>(counts->waiting) : 0.0;
    });
    metrics.sample("guichet_writer_waiting", "Jobs that wait for the next commit.",
                   [this] { return static_cast<double>(store.writer->counts().waiting); });
  }

  crypto::Keys keys;
  store::Store store;
  forms::FormLibrary forms;
  login::ProviderLibrary providers;
  std::optional<registry::RegisterFile> addresses;
  std::unique_ptr<registry::StreetShards> streets;
  routes::Access access;
  localize::Localizer localizer;
  std::shared_ptr<const match::Model> model;
  std::optional<matching::Engine> engine;
  localize::Templates templates;
  routes::Pages pages;
  std::unique_ptr<mail::MailTemplates> mail_templates;
  std::shared_ptr<const mail::ReturnPath> return_path;
  mail::Composer composer;
  mail::DeliveryWatch watch;
  consent::Settings consent_settings;
  http::RateLimit limit;
  metrics::Metrics metrics;
  metrics::HttpMetrics http_metrics;
  metrics::MatchMetrics match_metrics;
  metrics::WebhookMetrics webhook_metrics;
  http::AccessLog access_log;
  std::unique_ptr<mail::OutboxWorkers> workers;
  std::unique_ptr<webhooks::DeliveryWorkers> webhook_workers;
  std::unique_ptr<exporting::Exporter> exporter;
  std::unique_ptr<LoginSetup> logins;
  identities::Settings identity_settings;
  signup::Policy policy;
  std::unique_ptr<store::Housekeeper> housekeeper;
  std::unique_ptr<dns::MailDomains> mail_domains;
  routes::Services services;
  assets::AssetLibrary widget;
  http::Router router;
  http::Router metrics_router;
  http::ServerOptions options;
  http::ServerOptions metrics_options;
  std::unique_ptr<http::Server> server;
  std::unique_ptr<http::Server> metrics_server;
};

Edge::Edge(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Edge::~Edge() = default;

Expected<std::unique_ptr<Edge>, StartError> Edge::start(const config::Config& config) {
  auto keys = crypto::load_key_file(config.keys.file);
  if (!keys) return StartError{config.keys.file + ": " + std::string(describe(keys.error()))};
  auto forms = forms::FormLibrary::load(config.forms.folder);
  if (!forms) return StartError{forms.error().file.string() + ": " + forms.error().reason};
  auto providers = login::load_providers(config);
  if (!providers) return StartError{providers.error()};
  if (const auto unknown = refuse_unknown_login(*forms, *providers)) return StartError{*unknown};
  auto addresses = open_register(config.address.register_file);
  if (!addresses) return StartError{addresses.error().message};
  auto model = load_model(config.matching);
  if (!model) return StartError{model.error().describe()};
  auto mail_setup = load_mail_setup(config);
  if (!mail_setup) return StartError{mail_setup.error()};
  store::DatabaseOptions database;
  database.path = config.store.path;
  auto store = store::open_store(database, system_now());
  if (!store) {
    return StartError{config.store.path + ": " + std::string(store::errc_name(store.error().code)) + " " +
                      store.error().detail};
  }
  const auto released = store::write_and_wait(*store->writer, [&library = *forms](store::Transaction& transaction) {
    const auto published = consent::publish(transaction, routes::kTenant, library, system_now());
    if (!published) return published;
    const auto mails = store::release_leases(transaction, system_now());
    return mails ? store::release_delivery_leases(transaction, system_now()) : mails;
  });
  if (!released) return StartError{config.store.path + ": " + released.error().detail};
  warn_without_controller(config, *forms);
  warm_up_phone();
  auto parts = std::make_unique<Parts>(config, *std::move(keys), *std::move(store), *std::move(forms),
                                       *std::move(addresses), *std::move(model), *std::move(mail_setup), *std::move(providers));
  if (const auto failure = parts->server->start()) return StartError{config.server.listen + ": " + failure.message()};
  if (const auto failure = parts->metrics_server->start()) {
    return StartError{config.metrics.listen + ": " + failure.message()};
  }
  return std::unique_ptr<Edge>(new Edge(std::move(parts)));
}

std::string Edge::url() const { return url_of(parts_->options, parts_->server->port()); }
std::string Edge::metrics_url() const { return url_of(parts_->metrics_options, parts_->metrics_server->port()); }

void Edge::run() {
  parts_->server->stop_on_signals();
  std::thread metrics([this] { parts_->metrics_server->run(); });
  parts_->server->run();
  parts_->metrics_server->stop();
  metrics.join();
  parts_->mail_domains.reset();  // before the contexts that it answers to
  parts_->logins.reset();
  parts_->workers->stop();
  parts_->webhook_workers->stop();
  if (parts_->exporter) parts_->exporter->stop();
  parts_->housekeeper.reset();
  parts_->store.drain();
}

}  // namespace guichet::cli
