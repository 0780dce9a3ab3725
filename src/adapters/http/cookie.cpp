#include "adapters/http/cookie.h"

#include <algorithm>

#include "base/ascii.h"

namespace visavis::http {
namespace {

constexpr std::string_view host_prefix = "__Host-";

bool is_from_before(std::string_view secret) {
  return secret.starts_with("dev_") || secret.starts_with("ses_");
}

}  // namespace

std::string_view cookie_value(std::string_view header, std::string_view name) {
  std::string_view found;
  int times = 0;
  while (!header.empty()) {
    const auto end = std::min(header.find(';'), header.size());
    const std::string_view pair = trimmed(header.substr(0, end), spaces_of_fields);
    header.remove_prefix(std::min(end + 1, header.size()));
    if (pair.size() <= name.size() || pair[name.size()] != '=' || !pair.starts_with(name)) continue;
    found = pair.substr(name.size() + 1);
    ++times;
  }
  return times == 1 ? found : std::string_view{};
}

std::string secret_in(std::string_view header, std::string_view name, bool secure) {
  const auto bare = cookie_value(header, name);
  if (!secure) return std::string{bare};
  const auto bound = cookie_value(header, std::string{host_prefix} + std::string{name});
  if (!bound.empty()) return std::string{bound};
  return is_from_before(bare) ? std::string{bare} : std::string{};
}

std::string set_cookie(std::string_view name, std::string_view value, Duration lifetime,
                       bool secure) {
  std::string text{secure ? host_prefix : ""};
  text.append(name);
  text.append("=").append(value).append("; Path=/; HttpOnly; SameSite=Strict; Max-Age=");
  text.append(std::to_string(std::chrono::duration_cast<std::chrono::seconds>(lifetime).count()));
  if (secure) text.append("; Secure");
  return text;
}

std::string origin_of(std::string_view url) {
  const auto scheme_end = url.find("://");
  if (scheme_end == std::string_view::npos) return {};
  const auto host_end = std::min(url.find_first_of("/?#", scheme_end + 3), url.size());
  std::string origin = ascii_lowered(url.substr(0, host_end));
  for (const auto& [scheme, port] : {std::pair{"https://", ":443"}, std::pair{"http://", ":80"}})
    if (origin.starts_with(scheme) && origin.ends_with(port))
      origin.resize(origin.size() - std::string_view{port}.size());
  return origin;
}

}  // namespace visavis::http
