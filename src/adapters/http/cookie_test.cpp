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

TEST(SecretIn, OverHttpsIsBoundToTheHost) {
  EXPECT_EQ(
      secret_in("__Host-visavis_staff=sid_mine; visavis_staff=sid_planted", staff_cookie, true),
      "sid_mine");
  EXPECT_EQ(secret_in("visavis_staff=sid_planted", staff_cookie, true), "");
  EXPECT_EQ(secret_in("visavis_staff=sid_mine", staff_cookie, false), "sid_mine");
  EXPECT_EQ(secret_in("__Host-visavis_staff=sid_x", staff_cookie, false), "");
}

TEST(SecretIn, ThoseFromBeforeAreReadUntilTheyEnd) {
  EXPECT_EQ(secret_in("visavis_staff=ses_old", staff_cookie, true), "ses_old");
  EXPECT_EQ(secret_in("visavis_applicant=dev_old", applicant_cookie, true), "dev_old");
  EXPECT_EQ(secret_in("visavis_applicant=dev_old; __Host-visavis_applicant=dvc_new",
                      applicant_cookie, true),
            "dvc_new");
}

TEST(SetCookie, IsHttpOnlyAndStrict) {
  EXPECT_EQ(set_cookie("n", "v", std::chrono::hours{1}, true),
            "__Host-n=v; Path=/; HttpOnly; SameSite=Strict; Max-Age=3600; Secure");
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
