#include "adapters/http/authority.h"

#include <gtest/gtest.h>

namespace visavis::http {
namespace {

TEST(Authority, IsAHostAndPerhapsAPort) {
  for (const auto* text : {"a", "verify.example", "verify.example:443", "127.0.0.1:8080", "a:",
                           "[::1]", "[2001:db8::1]:8080", "xn--mller-kva.example", "a_b", "a%20b"})
    EXPECT_TRUE(is_authority(text)) << text;
  for (const auto* text : {"", ":80", "a b", "a/b", "user@a", "a:b", "a:123456", "a:80:80", "[::1",
                           "[]", "[::1]x", "[v1.a]", "::1", "a?b", "a#b", "a\x80"})
    EXPECT_FALSE(is_authority(text)) << text;
}

}  // namespace
}  // namespace visavis::http
