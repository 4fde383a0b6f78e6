#include "http/response_head.hpp"

#include <algorithm>
#include <boost/beast/http/status.hpp>

namespace guichet::http {
namespace {

void append_line(std::string& out, std::string_view name, std::string_view value) {
  out.append(name).append(": ").append(value).append("\r\n");
}

}  // namespace

std::string_view DateText::at(std::time_t now) {
  if (now == made_at_) return text_;
  static constexpr std::string_view kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::string_view kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  std::tm utc{};
  gmtime_r(&now, &utc);
  char digits[32];
  std::strftime(digits, sizeof digits, "%d %m %Y %H:%M:%S GMT", &utc);
  const std::string_view numbers = digits;
  // The names of days and months must not follow the locale.
  text_ = kDays[utc.tm_wday];
  text_.append(", ").append(numbers.substr(0, 3)).append(kMonths[utc.tm_mon]).append(numbers.substr(5));
  made_at_ = now;
  return text_;
}

bool has_safe_headers(const Response& response) {
  return std::all_of(response.headers.begin(), response.headers.end(), [](const auto& header) {
    return is_token(header.first) && is_field_value(header.second);
  });
}

bool may_have_content(unsigned status) { return status >= 200 && status != 204 && status != 304; }

void append_response_head(std::string& out, const Response& response, std::string_view date,
                          bool keep_alive) {
  const auto reason = boost::beast::http::obsolete_reason(boost::beast::http::int_to_status(response.status));
  out.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ");
  out.append(reason.data(), reason.size()).append("\r\n");
  append_line(out, "Date", date);
  for (const auto& [name, value] : response.headers) append_line(out, name, value);
  if (may_have_content(response.status)) {
    append_line(out, "Content-Length", std::to_string(response.content().size()));
  }
  append_line(out, "Connection", keep_alive ? "keep-alive" : "close");
  out.append("\r\n");
}

}  // namespace guichet::http
