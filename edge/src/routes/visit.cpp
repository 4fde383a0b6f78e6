#include "routes/visit.hpp"

#include "consent/settings.hpp"

namespace guichet::routes {

consent::Visit visit_of(const Services& services, const http::Request& request, std::string_view page) {
  if (services.policy.consent == nullptr) return {};
  const auto header = [&request](std::string_view name) { return request.find_header(name).value_or(""); };
  return consent::make_visit(*services.policy.consent, page.empty() ? header("Referer") : page,
                             request.peer.to_string(), header("User-Agent"));
}

}  // namespace guichet::routes
