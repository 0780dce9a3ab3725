#include "adapters/http/cookie.h"

#include <gtest/gtest.h>

namespace visavis::http {
namespace {

TEST(CookieValue, FindsExactlyTheOneOfThatName) {
  EXPECT_EQ(cookie_value("visavis_staff=abc", staff_cookie), "abc");
  EXPECT_EQ(cookie_value("a=1; visavis_staff=abc; b=2", staff_cookie), "abc");
  EXPECT_EQ(cookie_value("a=1;visavis_staff=a=b", staff_cookie), "a=b");
  EXPECT_EQ(cookie_value("xvisavis_staff=abc; visavis_staffx=1", staff_cookie), "");
  EXPECT_EQ(cookie_value("visavis_staff", staff_cookie), "");
  EXPECT_EQ(cookie_value("", staff_cookie), "");
}

TEST(CookieValue, TrustsNeitherOfTwo) {
  EXPECT_EQ(cookie_value("visavis_staff=mine; visavis_staff=planted", staff_cookie), "");
}

TEST(SetCookie, IsHttpOnlyAndStrict) {
  EXPECT_EQ(set_cookie("n", "v", std::chrono::hours{1}, true),
            "n=v; Path=/; HttpOnly; SameSite=Strict; Max-Age=3600; Secure");
  EXPECT_EQ(set_cookie("n", "", Duration::zero(), false),
            "n=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
}

TEST(OriginOf, IsWhatBrowsersSend) {
  EXPECT_EQ(origin_of("https://Verify.Example/path?q"), "https://verify.example");
  EXPECT_EQ(origin_of("https://verify.example:443"), "https://verify.example");
  EXPECT_EQ(origin_of("http://localhost:80/"), "http://localhost");
  EXPECT_EQ(origin_of("http://localhost:8080"), "http://localhost:8080");
  EXPECT_EQ(origin_of("https://verify.example:8443"), "https://verify.example:8443");
  EXPECT_EQ(origin_of("verify.example"), "");
}

}  // namespace
}  // namespace visavis::http
