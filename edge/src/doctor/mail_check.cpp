#include "doctor/mail_check.hpp"

#include "doctor/file_access.hpp"
#include "outbound/transfer.hpp"

namespace guichet::doctor {
namespace {

constexpr long kPatience = 5;  // seconds

template <class Value>
void set(const outbound::Easy& handle, CURLoption option, Value value) {
  curl_easy_setopt(handle.get(), option, value);
}

// Why the server is not reached; empty when it is.
std::string greet(const config::Config::Mail& mail) {
  const outbound::Easy handle(curl_easy_init());
  if (!handle) return "there is no memory";
  set(handle, CURLOPT_URL, mail.url.c_str());
  set(handle, CURLOPT_CONNECT_ONLY, 1L);
  set(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  set(handle, CURLOPT_PROXY, "");
  set(handle, CURLOPT_NOSIGNAL, 1L);
  set(handle, CURLOPT_CONNECTTIMEOUT, kPatience);
  set(handle, CURLOPT_TIMEOUT, kPatience);
  set(handle, CURLOPT_USE_SSL, static_cast<long>(mail.require_tls ? CURLUSESSL_ALL : CURLUSESSL_TRY));
  if (!mail.ca_file.empty()) set(handle, CURLOPT_CAINFO, mail.ca_file.c_str());
  const CURLcode code = curl_easy_perform(handle.get());
  return code == CURLE_OK ? std::string() : curl_easy_strerror(code);
}

Finding check_server(const config::Config::Mail& mail) {
  const std::string problem = greet(mail);
  if (problem.empty())
    return {Health::kOk, "mail", mail.url + " answers" + (mail.require_tls ? " over TLS" : "")};
  return {Health::kFail, "mail",
          mail.url + " is not reached: " + problem + "; check mail.url, the firewall and mail.ca_file"};
}

}  // namespace

Findings check_mail(const config::Config::Mail& mail) {
  if (mail.transport == "folder") {
    Finding finding = check_writable_folder("mail", mail.folder);
    if (finding.health != Health::kOk) return {finding};
    return {{Health::kNote, "mail",
             "mails are written into " + mail.folder + " and go to nobody; set mail.transport to \"smtp\""}};
  }
  Findings findings{check_server(mail)};
  if (!mail.password_file.empty())
    findings.push_back(check_secret_file("mail", "mail.password_file", mail.password_file));
  return findings;
}

}  // namespace guichet::doctor
