#include "adapters/http/trusted_proxies.h"

#include <stdexcept>

#include "base/ascii.h"

namespace visavis::http {

TrustedProxies::TrustedProxies(const std::vector<std::string>& list) {
  for (const std::string& text : list) {
    const auto prefix = IpPrefix::parse(text);
    if (!prefix)
      throw std::runtime_error{"\"" + text + "\" is neither an IP address nor a prefix like " +
                               "10.0.0.0/8"};
    prefixes_.push_back(*prefix);
  }
}

bool TrustedProxies::contains(std::string_view address) const {
  if (prefixes_.empty()) return false;
  // A link-local peer comes with its interface: fe80::1%eth0.
  const auto parsed = IpAddress::parse(address.substr(0, address.find('%')));
  return parsed && any_contains(prefixes_, *parsed);
}

std::string TrustedProxies::client_behind(std::string_view peer,
                                          std::string_view forwarded_for) const {
  for (std::string_view rest = forwarded_for; !rest.empty();) {
    const auto comma = rest.rfind(',');
    const bool last = comma == std::string_view::npos;
    const std::string_view hop = trimmed(last ? rest : rest.substr(comma + 1), spaces_of_fields);
    const auto address = IpAddress::parse(hop);
    if (!address) break;
    if (!any_contains(prefixes_, *address)) return std::string{hop};
    rest = last ? std::string_view{} : rest.substr(0, comma);
  }
  return std::string{peer};
}

}  // namespace visavis::http
