#include "adapters/outbox/address_rules.h"

#include <arpa/inet.h>
#include <cstring>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <string>

namespace visavis::outbox {
namespace {

bool is_public(const std::string& text) {
  sockaddr_storage storage{};
  auto* in6 = reinterpret_cast<sockaddr_in6*>(&storage);
  auto* in4 = reinterpret_cast<sockaddr_in*>(&storage);
  if (inet_pton(AF_INET6, text.c_str(), &in6->sin6_addr) == 1)
    in6->sin6_family = AF_INET6;
  else if (inet_pton(AF_INET, text.c_str(), &in4->sin_addr) == 1)
    in4->sin_family = AF_INET;
  else
    ADD_FAILURE() << "not an address: " << text;
  return visavis::outbox::is_public(*reinterpret_cast<const sockaddr*>(&storage));
}

TEST(AddressRules, LetsThePublicInternetThrough) {
  for (const auto* address :
       {"1.1.1.1",           "8.8.8.8",         "9.255.255.255",   "11.0.0.0",
        "93.184.216.34",     "100.63.255.255",  "100.128.0.0",     "126.255.255.255",
        "128.0.0.0",         "169.253.255.255", "169.255.0.0",     "172.15.255.255",
        "172.32.0.0",        "192.0.1.0",       "192.167.255.255", "192.169.0.0",
        "198.17.255.255",    "198.20.0.0",      "223.255.255.255", "2606:4700::1111",
        "2a00:1450:4001::1", "2001:200::1",     "2400::1",         "64:ff9b::8.8.8.8"})
    EXPECT_TRUE(is_public(std::string{address})) << address;
}

TEST(AddressRules, KeepsOffWhatIsNotPublic) {
  for (const auto* address :
       {"0.0.0.0",         "0.1.2.3",         "10.0.0.1",        "10.255.255.255",  "100.64.0.1",
        "100.127.255.255", "127.0.0.1",       "127.255.255.255", "169.254.169.254", "172.16.0.1",
        "172.31.255.255",  "192.0.0.8",       "192.0.2.1",       "192.88.99.1",     "192.168.0.1",
        "192.168.255.255", "198.18.0.1",      "198.19.255.255",  "198.51.100.1",    "203.0.113.9",
        "224.0.0.1",       "239.255.255.255", "240.0.0.1",       "255.255.255.255"})
    EXPECT_FALSE(is_public(std::string{address})) << address;
  for (const auto* address : {"::",
                              "::1",
                              "::ffff:127.0.0.1",
                              "::ffff:8.8.8.8",
                              "::ffff:10.0.0.1",
                              "::8.8.8.8",
                              "64:ff9b::10.0.0.1",
                              "64:ff9b::127.0.0.1",
                              "64:ff9b:1::1",
                              "100::1",
                              "2001::1",
                              "2001:db8::1",
                              "2002:7f00:1::",
                              "2002:808:808::1",
                              "3fff::1",
                              "fc00::1",
                              "fd12:3456:789a::1",
                              "fe80::1",
                              "febf::1",
                              "fec0::1",
                              "ff02::1",
                              "ff0e::1",
                              "4000::1",
                              "5f00::1"})
    EXPECT_FALSE(is_public(std::string{address})) << address;
}

TEST(AddressRules, KnowsNoOtherFamily) {
  sockaddr address{};
  address.sa_family = AF_UNIX;
  EXPECT_FALSE(visavis::outbox::is_public(address));
}

}  // namespace
}  // namespace visavis::outbox
