#include "main/config/public_url.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <boost/url.hpp>
#include <cstring>
#include <stdexcept>

#include "app/words/web_address.h"
#include "base/ascii.h"
#include "base/ip_address.h"

namespace visavis::config {
namespace {

[[noreturn]] void wrong() {
  throw std::runtime_error("an address like https://verify.example without a path is expected");
}

bool is_number(std::string_view label) {
  const auto digits = label.starts_with("0x") ? label.substr(2) : label;
  const auto is_digit = [&](char c) {
    return (c >= '0' && c <= '9') || (digits.size() < label.size() && c >= 'a' && c <= 'f');
  };
  return !label.empty() && std::ranges::all_of(digits, is_digit);
}

/// 127.1, 0x7f000001 and 017700000001 are 127.0.0.1 for a browser.
std::string ipv4_host(const std::string& host) {
  in_addr address{};
  if (::inet_aton(host.c_str(), &address) == 0) wrong();
  std::array<std::uint8_t, 4> bytes{};
  std::memcpy(bytes.data(), &address, bytes.size());
  return IpAddress::v4(bytes).text();
}

std::string ipv6_host(const std::string& host) {
  const auto address = IpAddress::parse(host);
  // One that is IPv4 inside has two spellings, and nobody is reached by it.
  if (!address || address->is_v4()) wrong();
  return "[" + address->text() + "]";
}

std::string name_host(std::string_view name) {
  const std::string host = ascii_lowered(name);
  const auto is_allowed = [](char c) {
    return is_ascii_alphanumeric(c) || c == '.' || c == '-' || c == '_';
  };
  if (host.empty() || !std::ranges::all_of(host, is_allowed)) wrong();
  const std::string_view all{host};
  const auto labels = all.ends_with('.') ? all.substr(0, all.size() - 1) : all;
  const auto last = labels.substr(labels.rfind('.') + 1);
  return is_number(last) ? ipv4_host(std::string{labels}) : host;
}

}  // namespace

std::string as_browsers_spell(std::string_view text) {
  const std::string ascii = app::ascii_address(text);
  const auto url = boost::urls::parse_uri(ascii);
  if (!app::is_web_address(ascii) || !url || url->has_userinfo() || url->has_query() ||
      url->has_fragment() || (!url->encoded_path().empty() && url->encoded_path() != "/"))
    wrong();
  const bool secure = url->scheme_id() == boost::urls::scheme::https;
  const std::string host{url->encoded_host()};
  std::string spelt = secure ? "https://" : "http://";
  spelt += host.starts_with('[') ? ipv6_host(host.substr(1, host.size() - 2)) : name_host(host);
  const unsigned port = url->port_number();
  if (url->has_port() && !url->port().empty()) {
    if (port == 0) wrong();
    if (port != (secure ? 443U : 80U)) spelt += ":" + std::to_string(port);
  }
  return spelt;
}

}  // namespace visavis::config
