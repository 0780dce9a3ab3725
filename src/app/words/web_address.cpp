#include "app/words/web_address.h"

#include <algorithm>
#include <boost/url.hpp>
#include <charconv>
#include <memory>
#include <unicode/bytestream.h>
#include <unicode/idna.h>

#include "base/ascii.h"
#include "base/check.h"

namespace visavis::app {
namespace {

constexpr bool is_ascii_byte(char c) { return static_cast<unsigned char>(c) < 0x80; }

const icu::IDNA& idna() {
  static const std::unique_ptr<const icu::IDNA> rules = [] {
    UErrorCode error = U_ZERO_ERROR;
    std::unique_ptr<const icu::IDNA> made{
        icu::IDNA::createUTS46Instance(UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_USE_STD3_RULES |
                                           UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ,
                                       error)};
    CHECK(U_SUCCESS(error));
    return made;
  }();
  return *rules;
}

bool is_hex_digit(char c) {
  return (c >= '0' && c <= '9') || (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'f');
}

/// What an address holds as it is is not looked at: only what it cannot hold.
std::string percent_encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF", refused = " \"<>[\\]^`{|}";
  std::string encoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool escape =
        c == '%' && i + 2 < text.size() && is_hex_digit(text[i + 1]) && is_hex_digit(text[i + 2]);
    if (is_ascii_byte(c) && refused.find(c) == std::string_view::npos && (c != '%' || escape)) {
      encoded.push_back(c);
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    encoded.push_back('%');
    encoded.push_back(digits[byte >> 4U]);
    encoded.push_back(digits[byte & 15U]);
  }
  return encoded;
}

/// Nothing stands for the scheme's own.
bool is_port(std::string_view text) {
  unsigned port = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, port);
  return text.empty() || (error == std::errc{} && stop == end && port <= 65535);
}

}  // namespace

bool is_web_address(std::string_view address) {
  const auto url = boost::urls::parse_uri({address.data(), address.size()});
  if (!url || url->encoded_host().empty()) return false;
  const auto scheme = url->scheme_id();
  if (scheme != boost::urls::scheme::http && scheme != boost::urls::scheme::https) return false;
  // RFC 3986, 3.2: "http://a:b" has no path "b" behind a port of nothing, as the parser thinks.
  const std::string_view path{url->encoded_path().data(), url->encoded_path().size()};
  return (path.empty() || path.starts_with('/')) &&
         is_port({url->port().data(), url->port().size()});
}

std::optional<std::string> ascii_host(std::string_view host) {
  if (is_ascii(host)) return std::string{host};
  std::string ascii;
  icu::StringByteSink<std::string> sink{&ascii};
  icu::IDNAInfo found;
  UErrorCode error = U_ZERO_ERROR;
  idna().nameToASCII_UTF8({host.data(), static_cast<std::int32_t>(host.size())}, sink, found,
                          error);
  if (U_FAILURE(error) || found.hasErrors()) return std::nullopt;
  return ascii;
}

std::string ascii_address(std::string_view address) {
  const auto scheme = address.find("://");
  if (scheme == std::string_view::npos) return std::string{address};
  const std::size_t authority = scheme + 3;
  const std::size_t path = std::min(address.find_first_of("/?#", authority), address.size());
  std::string_view host = address.substr(authority, path - authority);
  std::string before{address.substr(0, authority)}, behind;
  if (const auto at = host.rfind('@'); at != std::string_view::npos) {
    before += percent_encoded(host.substr(0, at + 1));
    host.remove_prefix(at + 1);
  }
  if (const auto colon = host.rfind(':'); colon != std::string_view::npos && !is_ascii(host)) {
    behind = host.substr(colon);
    host = host.substr(0, colon);
  }
  return before + ascii_host(host).value_or("") + behind + percent_encoded(address.substr(path));
}

}  // namespace visavis::app
