#include "adapters/http/trusted_proxies.h"

#include <stdexcept>

#include "base/ascii.h"

namespace visavis::http {
namespace {

/// Without what `text` begins and ends with, where both are there.
std::string_view without(std::string_view text, char begin, char end) {
  const bool both = text.size() >= 2 && text.front() == begin && text.back() == end;
  return both ? text.substr(1, text.size() - 2) : text;
}

bool is_port(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// A hop as proxies write it: 192.0.2.1, 192.0.2.1:4711, 2001:db8::1, [2001:db8::1],
/// [2001:db8::1]:4711, fe80::1%eth0, each perhaps in quotes.
std::optional<IpAddress> address_in(std::string_view hop) {
  hop = without(trimmed(hop, spaces_of_fields), '"', '"');
  const auto colon = hop.rfind(':');
  const bool one_colon = colon != std::string_view::npos && hop.find(':') == colon;
  const bool after_bracket = colon != std::string_view::npos && colon > 0 && hop[colon - 1] == ']';
  if ((one_colon || after_bracket) && is_port(hop.substr(colon + 1))) hop = hop.substr(0, colon);
  hop = without(hop, '[', ']');
  // The zone says by which interface the proxy reached it, and nothing to us (RFC 4007, 11).
  if (hop.find(':') != std::string_view::npos) hop = hop.substr(0, hop.find('%'));
  return IpAddress::parse(hop);
}

}  // namespace

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

std::optional<std::string> TrustedProxies::client_behind(std::string_view forwarded_for) const {
  for (std::string_view rest = forwarded_for; !rest.empty();) {
    const auto comma = rest.rfind(',');
    const bool last = comma == std::string_view::npos;
    const auto address = address_in(last ? rest : rest.substr(comma + 1));
    if (!address) break;
    if (!any_contains(prefixes_, *address)) return address->text();
    rest = last ? std::string_view{} : rest.substr(0, comma);
  }
  return std::nullopt;
}

}  // namespace visavis::http
