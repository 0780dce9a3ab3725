#include "adapters/http/trusted_proxies.h"

#include <gtest/gtest.h>
#include <stdexcept>

namespace visavis::http {
namespace {

TEST(TrustedProxies, KnowsAddressesAndPrefixes) {
  const TrustedProxies proxies{
      {"127.0.0.1", "10.0.0.0/8", "192.168.4.0/22", "2001:db8::/33", "::1"}};
  for (const auto* address : {"127.0.0.1", "::ffff:127.0.0.1", "10.0.0.0", "10.255.255.255",
                              "::ffff:10.1.2.3", "192.168.7.255", "2001:db8:7fff::1", "::1"})
    EXPECT_TRUE(proxies.contains(address)) << address;
  for (const auto* address : {"127.0.0.2", "11.0.0.0", "192.168.8.0", "2001:db8:8000::1", "::2",
                              "::10.0.0.1", "", "localhost", "10.0.0.1:80"})
    EXPECT_FALSE(proxies.contains(address)) << address;
  EXPECT_TRUE(TrustedProxies{{"fe80::/10"}}.contains("fe80::1%eth0"));
  EXPECT_TRUE(TrustedProxies{{"0.0.0.0/0"}}.contains("203.0.113.9"));
  EXPECT_FALSE(TrustedProxies{{"0.0.0.0/0"}}.contains("2001:db8::1"));
  EXPECT_TRUE(TrustedProxies{{"::/0"}}.contains("2001:db8::1"));
  EXPECT_FALSE(TrustedProxies{}.contains("127.0.0.1"));
}

TEST(TrustedProxies, RefusesWhatIsNoAddress) {
  for (const auto* text : {"", "proxy", "10.0.0", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1",
                           "10.0.0.0/8 ", "::/129", "[::1]", "10.0.0.1:80", "/8", "10.0.0.0/8/8"})
    EXPECT_THROW(TrustedProxies{{text}}, std::runtime_error) << text;
}

TEST(TrustedProxies, TheClientIsTheLastHopThatIsNoProxy) {
  const TrustedProxies proxies{{"127.0.0.1", "10.0.0.0/8"}};
  const struct {
    const char* forwarded;
    std::optional<std::string> client;
  } cases[] = {
      {"203.0.113.9", "203.0.113.9"},
      {"198.51.100.1, 203.0.113.9", "203.0.113.9"},  // The first is what the client claims.
      {"198.51.100.1,203.0.113.9 , 10.0.0.2,\t10.0.0.1", "203.0.113.9"},
      {"nonsense, 203.0.113.9, 10.0.0.1", "203.0.113.9"},
      {" 2001:db8::1 ", "2001:db8::1"},
      {"", std::nullopt},
      {",", std::nullopt},
      {"203.0.113.9,", std::nullopt},
      {"203.0.113.9, nonsense", std::nullopt},
      {"203.0.113.9, unknown, 10.0.0.1", std::nullopt},
      {"10.0.0.2, 10.0.0.1", std::nullopt},  // Proxies only.
  };
  for (const auto& one : cases)
    EXPECT_EQ(proxies.client_behind(one.forwarded), one.client) << one.forwarded;
  using namespace std::string_view_literals;
  EXPECT_EQ(proxies.client_behind("203.0.113.9\0x"sv), std::nullopt);
}

TEST(TrustedProxies, ReadAHopInEachOfItsSpellings) {
  const TrustedProxies proxies{{"10.0.0.0/8"}};
  for (const auto* hop :
       {"203.0.113.9", "203.0.113.9:1234", "\"203.0.113.9\"", "\"203.0.113.9:1234\"",
        "::ffff:203.0.113.9", "[::ffff:203.0.113.9]:1234", "203.0.113.9, 10.0.0.1:80"})
    EXPECT_EQ(proxies.client_behind(hop), "203.0.113.9") << hop;
  for (const auto* hop : {"2001:db8::1", "[2001:db8::1]", "[2001:db8::1]:1234", "\"2001:DB8::1\"",
                          "\"[2001:db8:0::1]:1234\"", "2001:db8::1%eth0", "[2001:db8::1%25eth0]:1"})
    EXPECT_EQ(proxies.client_behind(hop), "2001:db8::1") << hop;
  for (const auto* hop : {"203.0.113.9:", "203.0.113.9:x", "[2001:db8::1", "[]", "\"", "\"\"",
                          ":80", "203.0.113.9%eth0", "[203.0.113.9:1]", "_hidden", "[[::1]]"})
    EXPECT_EQ(proxies.client_behind(hop), std::nullopt) << hop;
}

}  // namespace
}  // namespace visavis::http
