// Queries, cookies, addresses and path patterns.
#include <cstdint>
#include <string>

#include "adapters/http/address_key.h"
#include "adapters/http/authority.h"
#include "adapters/http/cookie.h"
#include "adapters/http/query.h"
#include "adapters/http/router.h"
#include "adapters/http/trusted_proxies.h"
#include "base/check.h"

using namespace visavis;

namespace {

http::Router make_router() {
  http::Router router;
  for (const auto* pattern : {"/a", "/a/{x}", "/a/{x}/b/{y}", "/{x}/c"})
    router.add({http::Method::get, pattern, http::Door::open, http::PermissionCheck{}, {}});
  return router;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  if (const auto query = http::parse_query(text)) {
    (void)app::read_query<app::VerificationsAsked>(*query);
    (void)app::read_query<app::EventsAsked>(*query);
    (void)app::read_query<app::DeviceTold>(*query);
  }
  if (const auto decoded = http::percent_decode(text)) CHECK(decoded->size() <= text.size());
  const auto value = http::cookie_value(text, "a");
  CHECK(value.empty() ||
        (value.data() >= text.data() && value.find(';') == std::string_view::npos));
  (void)http::origin_of(text);
  (void)http::address_key(text);
  static const http::TrustedProxies proxies{{"127.0.0.1", "10.0.0.0/8", "fd00::/8"}};
  (void)proxies.contains(text);
  const auto client = proxies.client_behind(text);
  CHECK(!client || !proxies.contains(*client));
  (void)http::is_authority(text);
  static const http::Router router = make_router();
  const auto found = router.find(http::Method::get, text);
  if (found.route != nullptr)
    for (const std::string& parameter : found.parameters) CHECK(!parameter.empty());
  return 0;
}
