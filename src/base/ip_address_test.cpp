#include "base/ip_address.h"

#include <gtest/gtest.h>

namespace visavis {
namespace {

using std::string_view_literals::operator""sv;

IpAddress address(std::string_view text) {
  const auto parsed = IpAddress::parse(text);
  EXPECT_TRUE(parsed) << text;
  return parsed.value_or(IpAddress{});
}

TEST(IpAddress, IsReadAndWrittenInOneWay) {
  for (const auto& [text, written] :
       {std::pair{"192.0.2.7", "192.0.2.7"}, std::pair{"::ffff:192.0.2.7", "192.0.2.7"},
        std::pair{"::ffff:c000:207", "192.0.2.7"}, std::pair{"2001:DB8:0:0::1", "2001:db8::1"},
        std::pair{"::", "::"}, std::pair{"::8.8.8.8", "::8.8.8.8"}})
    EXPECT_EQ(address(text).text(), written);
  EXPECT_EQ(address("::ffff:192.0.2.7"), address("192.0.2.7"));
}

TEST(IpAddress, IsNumericTextAndNothingElse) {
  for (const auto text :
       {""sv, "localhost"sv, "10.0.0"sv, "10.0.0.256"sv, "010.0.0.1"sv, "10.0.0.1:80"sv,
        " 10.0.0.1"sv, "10.0.0.1 "sv, "[::1]"sv, "::1%lo"sv, ":::"sv, "10.0.0.1\0"sv, "::1\0x"sv})
    EXPECT_FALSE(IpAddress::parse(text)) << text;
}

TEST(IpAddress, KnowsWhatItIsFor) {
  EXPECT_TRUE(address("0.0.0.0").is_any() && address("::").is_any());
  EXPECT_FALSE(address("0.0.0.1").is_any() || address("::1").is_any());
  EXPECT_TRUE(address("127.9.9.9").is_loopback() && address("::1").is_loopback());
  EXPECT_FALSE(address("128.0.0.1").is_loopback() || address("::2").is_loopback());
  EXPECT_TRUE(address("169.254.1.1").is_link_local() && address("febf::1").is_link_local());
  EXPECT_FALSE(address("169.253.1.1").is_link_local() || address("fec0::1").is_link_local());
  EXPECT_TRUE(address("239.1.2.3").is_multicast() && address("ff02::1").is_multicast());
  EXPECT_FALSE(address("240.0.0.1").is_multicast() || address("fe80::1").is_multicast());
  for (const auto* near : {"10.0.0.2", "172.17.0.1", "192.168.1.1", "127.0.0.1", "100.64.0.1",
                           "169.254.1.1", "::1", "fd00::1", "fe80::1"})
    EXPECT_TRUE(address(near).is_near()) << near;
  for (const auto* far : {"11.0.0.1", "172.32.0.1", "100.128.0.1", "2001:db8::1", "fe00::1"})
    EXPECT_FALSE(address(far).is_near()) << far;
  EXPECT_TRUE(address("::ffff:1.2.3.4").is_v4());
  EXPECT_FALSE(address("::1.2.3.4").is_v4());
}

TEST(IpPrefix, ContainsWhatBeginsAsItDoes) {
  const struct {
    const char *prefix, *in, *out;
  } rows[] = {
      {"10.0.0.0/8", "10.255.255.255", "11.0.0.0"},
      {"192.168.4.0/22", "192.168.7.255", "192.168.8.0"},
      {"10.0.0.0/8", "::ffff:10.1.2.3", "::10.1.2.3"},
      {"::ffff:10.0.0.0/104", "10.1.2.3", "11.0.0.0"},
      {"2001:db8::/33", "2001:db8:7fff::1", "2001:db8:8000::1"},
      {"0.0.0.0/0", "203.0.113.9", "2001:db8::1"},
      {"192.0.2.7", "192.0.2.7", "192.0.2.8"},
      {"192.0.2.7/32", "192.0.2.7", "192.0.2.6"},
      {"::1/128", "::1", "::"},
  };
  for (const auto& row : rows) {
    const IpPrefix prefix = IpPrefix::of(row.prefix);
    EXPECT_TRUE(prefix.contains(address(row.in))) << row.prefix << " " << row.in;
    EXPECT_FALSE(prefix.contains(address(row.out))) << row.prefix << " " << row.out;
  }
  EXPECT_TRUE(IpPrefix::of("::/0").contains(address("203.0.113.9"))) << "everything";
}

TEST(IpPrefix, IsAnAddressAndANumberOfBits) {
  for (const auto* text : {"", "proxy", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8 ",
                           "10.0.0.0/0x8", "::/129", "/8", "10.0.0.0/8/8"})
    EXPECT_FALSE(IpPrefix::parse(text)) << text;
}

TEST(IpPrefix, OneOfSeveralIsEnough) {
  const std::array prefixes{IpPrefix::of("10.0.0.0/8"), IpPrefix::of("::1")};
  EXPECT_TRUE(any_contains(prefixes, address("10.1.2.3")));
  EXPECT_TRUE(any_contains(prefixes, address("::1")));
  EXPECT_FALSE(any_contains(prefixes, address("11.1.2.3")));
  EXPECT_FALSE(any_contains({}, address("10.1.2.3")));
}

}  // namespace
}  // namespace visavis
