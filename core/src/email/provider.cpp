#include "email/provider.hpp"

#include "email/mail_directory.hpp"

namespace guichet::email {

std::string_view find_family(std::string_view domain) {
  const MailDirectory* directory = mail_directory();
  if (directory == nullptr) return {};
  const DomainParts parts = directory->split(domain);
  const ProviderName* name = directory->find_name(parts.name);
  const bool is_provider = name != nullptr && directory->find_domain(*name, parts.suffix) != nullptr;
  return is_provider ? name->family : std::string_view{};
}

}  // namespace guichet::email
