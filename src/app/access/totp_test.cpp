#include "app/access/totp.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace visavis::app {
namespace {

using std::chrono::seconds;

/// Of RFC 6238, appendix B: "12345678901234567890".
const TotpSecret rfc_secret = [] {
  TotpSecret secret{};
  std::ranges::copy(std::string_view{"12345678901234567890"}, secret.begin());
  return secret;
}();

Timestamp at(std::int64_t unix_seconds) { return from_unix_ms(unix_seconds * 1000); }

std::optional<std::int64_t> taken(std::string_view code, std::int64_t unix_seconds,
                                  std::int64_t last = 0) {
  return step_of_code(rfc_secret, code, at(unix_seconds), last);
}

TEST(TotpTest, MakesTheCodesOfRfc6238) {
  // Of its eight digits an app shows the last six.
  const std::pair<std::int64_t, std::string_view> vectors[] = {
      {59, "94287082"},         {1111111109, "07081804"}, {1111111111, "14050471"},
      {1234567890, "89005924"}, {2000000000, "69279037"}, {20000000000, "65353130"}};
  for (const auto& [time, digits] : vectors) {
    EXPECT_EQ(totp_code(rfc_secret, time / 30), digits.substr(2)) << time;
    EXPECT_EQ(taken(digits.substr(2), time), time / 30) << time;
  }
}

TEST(TotpTest, MakesTheCodesOfRfc4226) {
  const std::string_view vectors[] = {"755224", "287082", "359152", "969429", "338314",
                                      "254676", "287922", "162583", "399871", "520489"};
  std::int64_t step = 0;
  for (const auto& digits : vectors) EXPECT_EQ(totp_code(rfc_secret, step++), digits);
}

TEST(TotpTest, TakesTheStepBeforeAndAfterAndNoOther) {
  const std::int64_t time = 1'800'000'015;  // in the middle of a step
  const auto code = totp_code(rfc_secret, time / 30);
  EXPECT_TRUE(taken(code, time));
  EXPECT_TRUE(taken(code, time + 30));
  EXPECT_TRUE(taken(code, time - 30));
  EXPECT_FALSE(taken(code, time + 60));
  EXPECT_FALSE(taken(code, time - 60));
}

TEST(TotpTest, TakesACodeOnceAndNoneFromBeforeIt) {
  const std::int64_t time = 1'800'000'015;
  const std::int64_t step = time / 30;
  EXPECT_FALSE(taken(totp_code(rfc_secret, step), time, step));
  EXPECT_FALSE(taken(totp_code(rfc_secret, step - 1), time, step));
  EXPECT_EQ(taken(totp_code(rfc_secret, step + 1), time, step), step + 1);
}

TEST(TotpTest, TakesNothingElse) {
  const std::int64_t time = 1'800'000'015;
  const auto code = totp_code(rfc_secret, time / 30);
  for (const auto& one : {std::string{}, code.substr(1), code + "0", std::string{"abcdef"}})
    EXPECT_FALSE(taken(one, time)) << one;
}

TEST(TotpTest, IsWrittenAsAppsReadIt) {
  EXPECT_EQ(totp_text(rfc_secret), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
  EXPECT_EQ(totp_url(rfc_secret, "eva+1@example.org"),
            "otpauth://totp/Visavis:eva%2B1%40example.org"
            "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Visavis");
}

}  // namespace
}  // namespace visavis::app
