#include "http/router.hpp"

#include <algorithm>

#include "http/problem.hpp"
#include "text/ascii.hpp"

namespace guichet::http {
namespace {

constexpr std::size_t kMaxParameterBytes = 256;

std::vector<std::string> split_path(std::string_view path) {
  std::vector<std::string> segments;
  for (std::size_t begin = 1; begin <= path.size();) {
    const auto end = std::min(path.find('/', begin), path.size());
    segments.emplace_back(path.substr(begin, end - begin));
    begin = end + 1;
  }
  return segments;
}

bool is_parameter(std::string_view segment) {
  return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

bool is_unreserved(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return is_ascii_alphanumeric(c) || c == '-' || c == '.' || c == '_' || c == '~';
  });
}

bool is_parameter_value(std::string_view text) {
  return !text.empty() && text.size() <= kMaxParameterBytes && text != "." && text != ".." &&
         is_unreserved(text);
}

// "{name...}", only as the last segment of a pattern.
bool is_tail(std::string_view segment) {
  return is_parameter(segment) && segment.size() > 5 && segment.substr(segment.size() - 4) == "...}";
}

std::string_view parameter_name(std::string_view segment) {
  const auto name = segment.substr(1, segment.size() - 2);
  return is_tail(segment) ? name.substr(0, name.size() - 3) : name;
}

bool matches_segment(std::string_view wanted, std::string_view segment) {
  return is_parameter(wanted) ? is_parameter_value(segment) : wanted == segment;
}

bool matches(const Router::Resource& resource, const std::vector<std::string>& segments) {
  const auto& wanted = resource.segments;
  const bool has_tail = !wanted.empty() && is_tail(wanted.back());
  if (has_tail ? segments.size() < wanted.size() : segments.size() != wanted.size()) return false;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (!matches_segment(wanted[std::min(i, wanted.size() - 1)], segments[i])) return false;
  }
  return true;
}

Parameters read_parameters(const Router::Resource& resource, const std::vector<std::string>& segments) {
  Parameters parameters;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (i >= resource.segments.size()) {
      parameters.back().second.append("/").append(segments[i]);
    } else if (is_parameter(resource.segments[i])) {
      parameters.emplace_back(parameter_name(resource.segments[i]), segments[i]);
    }
  }
  return parameters;
}

const Router::Route* find_route(const Router::Resource& resource, std::string_view method) {
  const auto wanted = method == "HEAD" ? std::string_view("GET") : method;
  for (const auto& route : resource.routes) {
    if (route.method == method || route.method == wanted) return &route;
  }
  return nullptr;
}

}  // namespace

Handler immediate(std::function<Response(const Request&)> answer) {
  return
      [answer = std::move(answer)](const Request& request) -> Task<Response> { co_return answer(request); };
}

bool Router::Resource::has_parameters() const {
  return std::any_of(segments.begin(), segments.end(),
                     [](const auto& segment) { return is_parameter(segment); });
}

const CorsPolicy* Router::Resource::cors() const {
  for (const auto& route : routes) {
    if (route.options.cors) return route.options.cors.get();
  }
  return nullptr;
}

Router::Resource& Router::resource(std::string_view pattern) {
  for (auto& known : resources_) {
    if (known->pattern == pattern) return *known;
  }
  auto added = std::make_unique<Resource>();
  added->pattern = pattern;
  added->segments = split_path(pattern);
  const auto first_with_parameters = std::find_if(resources_.begin(), resources_.end(),
                                                  [](const auto& known) { return known->has_parameters(); });
  const auto position = added->has_parameters() ? resources_.end() : first_with_parameters;
  return **resources_.insert(position, std::move(added));
}

void Router::add(std::string_view method, std::string_view pattern, Handler handler, RouteOptions options) {
  auto& target = resource(pattern);
  if (!target.allow.empty()) target.allow += ", ";
  target.allow += method == "GET" ? "GET, HEAD" : std::string(method);
  if (options.cors && target.allow.find("OPTIONS") == std::string::npos) target.allow += ", OPTIONS";
  target.routes.push_back({std::string(method), std::move(handler), std::move(options)});
}

Router::Match Router::find(std::string_view method, std::string_view path) const {
  const auto segments = split_path(path);
  for (const auto& resource : resources_) {
    if (!matches(*resource, segments)) continue;
    Match match;
    match.resource = resource.get();
    match.route = find_route(*resource, method);
    match.parameters = read_parameters(*resource, segments);
    return match;
  }
  return {};
}

Task<Response> dispatch(const Router::Match& match, const Request& request) {
  if (match.resource == nullptr) co_return problem(Errc::kHttpNotFound);
  const CorsPolicy* cors = match.route ? match.route->options.cors.get() : match.resource->cors();
  if (!match.route && cors && is_preflight(request)) {
    co_return answer_preflight(*cors, request, match.resource->allow);
  }
  Response response;
  if (match.route) {
    response = co_await match.route->handler(request);
  } else {
    response = problem(Errc::kHttpMethodNotAllowed);
    response.add_header("Allow", match.resource->allow);
  }
  if (cors) add_cors_headers(*cors, request, response);
  co_return response;
}

}  // namespace guichet::http
