// What operators do about staff, with the real program.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "program/program.h"

namespace visavis::program {
namespace {

using testing::HasSubstr;

TEST(StaffTest, ASecondFactorIsListedAndReset) {
  Installation visavis;
  visavis.set_up();
  ASSERT_EQ(visavis
                .command({"staff", "add", "--email", "eva@you.example", "--name", "Eva", "--role",
                          "representative"},
                         "correct horse battery\n")
                .code,
            0);
  const std::string origin = "https://verify.example";
  visavis.serve({"--server-public-url", origin});
  const auto listed = [&] { return visavis.command({"staff", "list", "--json"}).out; };
  EXPECT_THAT(listed(), HasSubstr(R"("second_factor":false)"));
  visavis.execute(
      "INSERT INTO totp (staff, secret, since, last_step) "
      "SELECT id, zeroblob(20), 1, 1 FROM staff");
  EXPECT_THAT(listed(), HasSubstr(R"("second_factor":true)"));
  const auto sign_in = [&] {
    fakes::RawClient page{visavis.port};
    return page
        .ask(fakes::request_text(
            "POST /console/session", "Origin: " + origin + "\r\nContent-Type: application/json\r\n",
            R"({"email":"eva@you.example","password":"correct horse battery"})"))
        .value()
        .body;
  };
  EXPECT_THAT(sign_in(), HasSubstr(R"("second_step":{"totp":true)"));

  const auto nobody = visavis.command({"staff", "factor-reset", "--email", "nobody@you.example"});
  EXPECT_EQ(nobody.code, 1);
  EXPECT_THAT(nobody.err, HasSubstr("--email: nobody has this address"));
  EXPECT_EQ(visavis.command({"staff", "factor-reset", "--email", "eva@you.example"}).code, 0);
  EXPECT_THAT(listed(), HasSubstr(R"("second_factor":false)"));
  EXPECT_THAT(sign_in(), HasSubstr(R"("second_step":null)"));
  EXPECT_EQ(visavis.command({"verify-chain"}).code, 0);
}

}  // namespace
}  // namespace visavis::program
