#include "adapters/http/address_key.h"

#include <gtest/gtest.h>

namespace visavis::http {
namespace {

TEST(AddressKey, IsWhatOneCustomerGets) {
  EXPECT_EQ(address_key("192.0.2.7"), "192.0.2.7");
  EXPECT_EQ(address_key("::ffff:192.0.2.7"), "192.0.2.7");
  EXPECT_EQ(address_key("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
  EXPECT_EQ(address_key("2001:db8:1:2::9"), "2001:db8:1:2::/64");
  EXPECT_EQ(address_key("fe80::1%eth0"), "fe80::/64");
}

TEST(AddressKey, OfANetworkIsWhatOneOrganisationGets) {
  EXPECT_EQ(network_key("192.0.2.7"), "192.0.2.0/24");
  EXPECT_EQ(network_key("::ffff:192.0.2.7"), "192.0.2.0/24");
  EXPECT_EQ(network_key("2001:db8:1:2:3:4:5:6"), "2001:db8:1::/48");
  EXPECT_EQ(network_key("fe80::1%eth0"), "fe80::/48");
  EXPECT_EQ(network_key("not an address"), "not an address");
}

}  // namespace
}  // namespace visavis::http
