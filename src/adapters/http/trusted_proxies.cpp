#include "adapters/http/trusted_proxies.h"

#include <algorithm>
#include <arpa/inet.h>
#include <charconv>
#include <stdexcept>

namespace visavis::http {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

}  // namespace

TrustedProxies::TrustedProxies(const std::vector<std::string>& list) {
  for (const std::string& text : list) {
    const auto prefix = parse_prefix(text);
    if (!prefix)
      throw std::runtime_error{"\"" + text + "\" is neither an IP address nor a prefix like " +
                               "10.0.0.0/8"};
    prefixes_.push_back(*prefix);
  }
}

std::optional<TrustedProxies::Address> TrustedProxies::parse(std::string_view text) {
  const std::string whole{text};
  // inet_pton reads up to a zero byte.
  if (whole.find('\0') != std::string::npos) return std::nullopt;
  Address address{};
  if (inet_pton(AF_INET6, whole.c_str(), address.data()) == 1) return address;
  address[10] = address[11] = 0xff;
  if (inet_pton(AF_INET, whole.c_str(), address.data() + 12) == 1) return address;
  return std::nullopt;
}

std::optional<TrustedProxies::Prefix> TrustedProxies::parse_prefix(std::string_view text) {
  const auto slash = text.find('/');
  const std::string_view host = text.substr(0, slash);
  const auto address = parse(host);
  if (!address) return std::nullopt;
  if (slash == std::string_view::npos) return Prefix{*address, 128};
  const unsigned bits_before = host.find(':') == std::string_view::npos ? 96 : 0;
  const std::string_view digits = text.substr(slash + 1);
  unsigned bits = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
  if (error != std::errc{} || end != digits.data() + digits.size() || bits > 128 - bits_before)
    return std::nullopt;
  return Prefix{*address, bits_before + bits};
}

bool TrustedProxies::contains(const Address& address) const {
  return std::any_of(prefixes_.begin(), prefixes_.end(), [&](const Prefix& prefix) {
    const unsigned bytes = prefix.bits / 8;
    if (!std::equal(address.begin(), address.begin() + bytes, prefix.address.begin())) return false;
    const unsigned rest = prefix.bits % 8;
    return rest == 0 || ((address[bytes] ^ prefix.address[bytes]) >> (8U - rest)) == 0;
  });
}

bool TrustedProxies::contains(std::string_view address) const {
  if (prefixes_.empty()) return false;
  // A link-local peer comes with its interface: fe80::1%eth0.
  const auto parsed = parse(address.substr(0, address.find('%')));
  return parsed && contains(*parsed);
}

std::string TrustedProxies::client_behind(std::string_view peer,
                                          std::string_view forwarded_for) const {
  for (std::string_view rest = forwarded_for; !rest.empty();) {
    const auto comma = rest.rfind(',');
    const bool last = comma == std::string_view::npos;
    const std::string_view hop = trimmed(last ? rest : rest.substr(comma + 1));
    const auto address = parse(hop);
    if (!address) break;
    if (!contains(*address)) return std::string{hop};
    rest = last ? std::string_view{} : rest.substr(0, comma);
  }
  return std::string{peer};
}

}  // namespace visavis::http
