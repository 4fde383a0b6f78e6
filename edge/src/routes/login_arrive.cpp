#include "routes/login_arrive.hpp"

#include "routes/guards.hpp"
#include "routes/login_journey.hpp"

namespace guichet::routes {
namespace {

// What the form does not ask for is not kept, whatever a provider tells; the address says which account is meant.
void keep_wanted(std::map<std::string, std::string>& values, const forms::PublishedForm* form) {
  std::erase_if(values, [form](const auto& value) {
    const bool is_wanted = form != nullptr && find_member(form->description["fields"], value.first) != nullptr;
    return !is_wanted && value.first != "email";
  });
}

}  // namespace

http::Task<http::Response> arrive(const Services& services, const http::Request& request,
                                  const login::Provider& provider, login::Pending pending, std::string state,
                                  login::SignedIn signed_in) {
  keep_wanted(signed_in.person.values, services.forms.find(pending.form));
  auto job = [&services,
              arrival = identities::Arrival{journey_of(pending), std::move(signed_in.person), provider.name,
                                            std::move(signed_in.id_token),
                                            http::find_cookie(request, kSessionCookie).value_or("")}](
                 store::Transaction& transaction) {
    return identities::arrive(transaction, services.keys, services.identities(), arrival, services.clock());
  };
  const auto arrived = co_await store::write<http::Executor>(*services.store.writer, job);
  if (!arrived) co_return unavailable(arrived.error());
  services.count("login", identities::arrival_state_name(arrived->state));
  auto response = go_back(services, pending, arrived->code, state);
  if (!arrived->session.empty()) {
    http::set_host_cookie(response, kSessionCookie, arrived->session, services.identities().session_lifetime / 1000,
                          http::SameSite::kLax);
  }
  co_return response;
}

}  // namespace guichet::routes
