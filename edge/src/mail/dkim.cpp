#include "mail/dkim.hpp"

#include <algorithm>
#include <array>

#include "mail/encoding.hpp"
#include "mail/openssl.hpp"
#include "text/ascii.hpp"

namespace guichet::mail {
namespace {

constexpr std::array<std::string_view, 10> kSigned = {
    "from",         "to",           "subject",        "date",             "message-id",
    "mime-version", "content-type", "auto-submitted", "list-unsubscribe", "list-unsubscribe-post"};
constexpr std::string_view kEmptyLine = "\r\n\r\n";

bool is_space(char c) { return c == ' ' || c == '\t'; }

// Runs of spaces become one, none stay at the end; line ends go.
std::string squeezed(std::string_view text) {
  std::string out;
  bool had_space = false;
  for (const char c : text) {
    if (c == '\r' || c == '\n') continue;
    if (is_space(c)) {
      had_space = true;
      continue;
    }
    if (had_space) out += ' ';
    had_space = false;
    out += c;
  }
  return out;
}

// Header fields with their folded lines, without the last CRLF.
std::vector<std::string_view> fields_of(std::string_view head) {
  std::vector<std::string_view> fields;
  std::size_t start = 0;
  while (start < head.size()) {
    std::size_t end = head.find("\r\n", start);
    while (end + 2 < head.size() && end != std::string_view::npos && is_space(head[end + 2])) {
      end = head.find("\r\n", end + 2);
    }
    end = std::min(end, head.size());
    fields.push_back(head.substr(start, end - start));
    start = end + 2;
  }
  return fields;
}

bool is_named(std::string_view field, std::string_view name) {
  return field.size() > name.size() && field[name.size()] == ':' && to_ascii_lower(field.substr(0, name.size())) == name;
}

// What the signature covers: the list of names for "h=", and the fields in relaxed form.
struct SignedFields {
  std::string names;
  std::string text;
};

SignedFields signed_fields(std::string_view head) {
  SignedFields covered{"from", {}};  // once more than it is there: a second From breaks the signature
  const auto fields = fields_of(head);
  for (const std::string_view name : kSigned) {
    const auto found = std::find_if(fields.begin(), fields.end(), [&](auto field) { return is_named(field, name); });
    if (found == fields.end()) continue;
    covered.names += ":" + std::string(name);
    covered.text += relaxed_header(*found) + "\r\n";
  }
  return covered;
}

std::string sha256(std::string_view text) {
  std::string hash(32, '\0');
  unsigned int length = 0;
  const int done = EVP_Digest(text.data(), text.size(), reinterpret_cast<unsigned char*>(hash.data()), &length,
                              EVP_sha256(), nullptr);
  return done == 1 ? hash : std::string();
}

// RSASSA-PKCS1-v1_5 of the text, or PureEdDSA of its SHA-256 (RFC 8463 section 3).
std::string raw_signature(const DkimKey& key, const std::string& text) {
  const bool is_rsa = key.algorithm == DkimAlgorithm::kRsaSha256;
  const std::string input = is_rsa ? text : sha256(text);
  const DigestContext context(EVP_MD_CTX_new());
  if (!context || EVP_DigestSignInit(context.get(), nullptr, is_rsa ? EVP_sha256() : nullptr, nullptr,
                                     key.key.get()) != 1) {
    return {};
  }
  const auto* data = reinterpret_cast<const unsigned char*>(input.data());
  std::string signature(static_cast<std::size_t>(EVP_PKEY_get_size(key.key.get())), '\0');
  std::size_t length = signature.size();
  auto* out = reinterpret_cast<unsigned char*>(signature.data());
  if (EVP_DigestSign(context.get(), out, &length, data, input.size()) != 1) return {};
  signature.resize(length);
  return signature;
}

// Folding inside of "b=" is no part of its value.
std::string folded(std::string_view text) {
  constexpr std::size_t kWidth = 72;
  std::string out;
  for (; text.size() > kWidth; text.remove_prefix(kWidth)) out += std::string(text.substr(0, kWidth)) + "\r\n ";
  return out + std::string(text);
}

}  // namespace

std::string relaxed_header(std::string_view field) {
  const std::size_t colon = field.find(':');
  const std::string value = squeezed(field.substr(colon + 1));
  return to_ascii_lower(squeezed(field.substr(0, colon))) + ":" + value.substr(value.starts_with(' ') ? 1 : 0);
}

std::string relaxed_body(std::string_view body) {
  std::string out;
  std::size_t content_end = 0;
  while (!body.empty()) {
    const std::size_t end = std::min(body.find("\r\n"), body.size());
    const std::string line = squeezed(body.substr(0, end));
    out += line + "\r\n";
    if (!line.empty()) content_end = out.size();
    body.remove_prefix(std::min(end + 2, body.size()));
  }
  out.resize(content_end);
  return out;
}

std::string DkimSigner::signature(const DkimKey& key, std::string_view mail, Millis now) const {
  const std::size_t head_end = mail.find(kEmptyLine);
  if (head_end == std::string_view::npos) return {};
  const SignedFields covered = signed_fields(mail.substr(0, head_end));
  const std::string_view algorithm = key.algorithm == DkimAlgorithm::kRsaSha256 ? "rsa-sha256" : "ed25519-sha256";
  const std::string unsigned_field = "DKIM-Signature: v=1; a=" + std::string(algorithm) + "; c=relaxed/relaxed;\r\n d=" +
                                     domain_ + "; s=" + dkim_selector(selector_, key.algorithm) +
                                     ";\r\n t=" + std::to_string(now / 1000) + ";\r\n h=" + covered.names + ";\r\n bh=" +
                                     base64(sha256(relaxed_body(mail.substr(head_end + kEmptyLine.size())))) +
                                     ";\r\n b=";
  const std::string value = raw_signature(key, covered.text + relaxed_header(unsigned_field));
  return value.empty() ? std::string() : unsigned_field + folded(base64(value)) + "\r\n";
}

std::string DkimSigner::sign(std::string_view mail, Millis now) const {
  std::string signatures;
  for (const DkimKey& key : keys_) {
    const std::string made = signature(key, mail, now);
    if (made.empty()) return {};
    signatures += made;
  }
  return signatures + std::string(mail);
}

}  // namespace guichet::mail
