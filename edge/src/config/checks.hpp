#pragma once

#include <optional>
#include <string_view>

namespace guichet::config {

// Each says why the value is refused, or nothing when it is good.
std::optional<std::string_view> check_endpoint(std::string_view value);    // "127.0.0.1:8780", "[::1]:8780"
std::optional<std::string_view> check_public_url(std::string_view value);  // scheme, host, port and no path
std::optional<std::string_view> check_origin(std::string_view value);      // the same, as browsers write it
std::optional<std::string_view> check_host(std::string_view value);
std::optional<std::string_view> check_host_or_none(std::string_view value);
std::optional<std::string_view> check_proxy(std::string_view value);  // an address or a network
std::optional<std::string_view> check_transport(std::string_view value);
std::optional<std::string_view> check_mail_url(std::string_view value);  // empty, smtp:// or smtps://
std::optional<std::string_view> check_mail_address(std::string_view value);
std::optional<std::string_view> check_display_name(std::string_view value);
std::optional<std::string_view> check_policy_url(std::string_view value);  // empty, http:// or https://
std::optional<std::string_view> check_proof_ip(std::string_view value);  // truncated, off
std::optional<std::string_view> check_path(std::string_view value);  // not empty
std::optional<std::string_view> check_id(std::string_view value);
std::optional<std::string_view> check_site_key(std::string_view value);
std::optional<std::string_view> check_export_format(std::string_view value);
std::optional<std::string_view> check_export_scope(std::string_view value);  // "confirmed" or a UUID
std::optional<std::string_view> check_client_id(std::string_view value);    // visible ASCII, at most 512
std::optional<std::string_view> check_client_auth(std::string_view value);  // basic, post, none
std::optional<std::string_view> check_response_mode(std::string_view value);  // query, form_post
std::optional<std::string_view> check_algorithm(std::string_view value);      // RS256, ES256, EdDSA
std::optional<std::string_view> check_link_policy(std::string_view value);  // ask, automatic
std::optional<std::string_view> check_page_path(std::string_view value);    // "/signup", "/shop/*"
std::optional<std::string_view> check_sha256(std::string_view value);

}  // namespace guichet::config
