#include "adapters/http/router.h"

#include <algorithm>

#include "adapters/http/query.h"
#include "base/check.h"

namespace visavis::http {
namespace {

bool is_parameter(std::string_view segment) { return segment.starts_with('{'); }

std::vector<std::string_view> split(std::string_view path) {
  std::vector<std::string_view> segments;
  if (path.starts_with('/')) path.remove_prefix(1);
  while (true) {
    const auto end = path.find('/');
    segments.push_back(path.substr(0, end));
    if (end == std::string_view::npos) return segments;
    path.remove_prefix(end + 1);
  }
}

/// The parameters, when the path has the pattern's shape.
std::optional<std::vector<std::string>> match(const std::vector<std::string>& pattern,
                                              const std::vector<std::string_view>& path) {
  if (pattern.size() != path.size()) return std::nullopt;
  std::vector<std::string> parameters;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (!is_parameter(pattern[i])) {
      if (pattern[i] != path[i]) return std::nullopt;
      continue;
    }
    auto value = percent_decode(path[i]);
    if (!value || value->empty()) return std::nullopt;
    parameters.push_back(std::move(*value));
  }
  return parameters;
}

bool takes(const Route& route, Method method) {
  return route.method == method || (method == Method::head && route.method == Method::get);
}

void allow(std::string& allowed, const Route& route) {
  if (!allowed.empty()) allowed.append(", ");
  allowed.append(name(route.method));
  if (route.method == Method::get) allowed.append(", HEAD");
}

}  // namespace

void Router::add(Route route) {
  CHECK(route.pattern.starts_with('/'));
  if (route.label.empty()) route.label = route.pattern;
  if (route.pattern.find('{') == std::string::npos) {
    auto& routes = literal_[route.pattern];
    CHECK(std::ranges::count(routes, route.method, &Route::method) == 0);
    routes.push_back(std::move(route));
    return;
  }
  CHECK(std::ranges::none_of(patterns_, [&](const Parts& one) {
    return one.route.method == route.method && one.route.pattern == route.pattern;
  }));
  Parts parts;
  for (const auto segment : split(route.pattern)) parts.segments.emplace_back(segment);
  parts.route = std::move(route);
  patterns_.push_back(std::move(parts));
}

Router::Found Router::find(Method method, std::string_view path) const {
  Found found;
  if (const auto literal = literal_.find(std::string{path}); literal != literal_.end()) {
    for (const Route& route : literal->second) {
      if (takes(route, method)) return {&route, {}, {}};
      allow(found.allowed, route);
    }
    return found;
  }
  const auto segments = split(path);
  for (const Parts& parts : patterns_) {
    auto parameters = match(parts.segments, segments);
    if (!parameters) continue;
    if (takes(parts.route, method)) return {&parts.route, std::move(*parameters), {}};
    allow(found.allowed, parts.route);
  }
  return found;
}

}  // namespace visavis::http
