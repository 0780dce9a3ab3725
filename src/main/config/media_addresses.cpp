#include "main/config/media_addresses.h"

#include <algorithm>

namespace visavis::config {
namespace {

/// Without the brackets of an IPv6 address.
std::string host_of(const std::string& url) {
  std::string host = url.substr(url.find("://") + 3);
  if (host.starts_with("[")) return host.substr(1, host.find(']') - 1);
  return host.substr(0, host.find_first_of(":/"));
}

}  // namespace

bool is_near(const std::string& host) {
  if (const auto address = IpAddress::parse(host)) return address->is_near();
  return host.find('.') == std::string::npos || host.ends_with(".local") ||
         host.ends_with(".internal");
}

std::optional<std::string> doubt_about_media(const std::string& public_url,
                                             std::span<const IpAddress> advertised) {
  if (is_near(host_of(public_url))) return std::nullopt;
  std::string near;
  for (const IpAddress& address : advertised)
    if (address.is_near()) near += (near.empty() ? "" : ", ") + address.text();
  if (near.empty()) return std::nullopt;
  const bool all = std::ranges::all_of(advertised, &IpAddress::is_near);
  return "browsers are told to send media to " + near +
         (all ? ", and to nowhere else: calls from outside this network will have no picture. "
              : ", which only this network reaches: calls from outside begin later. ") +
         "Name the public addresses in relay.addresses";
}

}  // namespace visavis::config
