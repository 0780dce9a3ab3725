#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/verification/give_consent.h"

#include "network/service.h"

// A failure from the call to the second try, as browsers and the marketplace's backend ask for it.
namespace visavis {
namespace {

using fakes::RawResponse;
using fakes::request_text;
using fakes::Service;
using testing::HasSubstr;

class FailureTest : public testing::Test {
 protected:
  void change(const Command& command) {
    ASSERT_TRUE(service.change(required.verification.id, command).ok());
  }

  Service service;
  const std::string eva = service.staff_cookie(service.add_staff("eva@example.com").id);
  const Staff rita = service.add_staff("rita@example.com");
  const Service::Required required = service.require();
  const std::string id = required.verification.id.text();
};

TEST_F(FailureTest, IsDecidedReviewedReportedAndTriedAgain) {
  const CallId call{IdBytes{1}};
  change(GiveConsent{std::string{consent_version}});
  change(JoinQueue{});
  change(StartCall{call, rita.id, {}});

  const std::string staff = service.staff_cookie(rita.id);
  const std::string address = "/console/calls/" + call.text() + "/decision";
  const auto unfounded =
      service.post(address, R"({"outcome":"failed","reasons":["photo_mismatch"]})", staff);
  EXPECT_EQ(unfounded.status, 422);
  EXPECT_THAT(unfounded.body, HasSubstr(R"("code":"evidence_required")"));
  const auto decided = service.post(
      address, R"({"outcome":"failed","reasons":["photo_mismatch"],"internal_text":"Twins?"})",
      staff);
  ASSERT_EQ(decided.status, 200) << decided.body;
  EXPECT_EQ(decided.body, R"({"status":"in_review"})");

  const std::string confirmed = R"({"verdict":"confirmed"})";
  EXPECT_EQ(service.post("/console/reviews/" + id, confirmed, staff).status, 403) << "one's own";
  const auto reviewed = service.post("/console/reviews/" + id, confirmed, eva);
  ASSERT_EQ(reviewed.status, 200) << reviewed.body;
  EXPECT_EQ(reviewed.body, R"({"status":"not_verified"})");

  const auto account = service.get("/v1/accounts/42", service.key_header());
  EXPECT_THAT(account.body, HasSubstr(R"("kind":"failed")"));
  const std::string effect = account.body.substr(
      account.body.find("eff_"),
      account.body.find('"', account.body.find("eff_")) - account.body.find("eff_"));
  const auto done =
      service.post("/v1/accounts/42/effects/" + effect + "/done", {}, service.key_header());
  ASSERT_EQ(done.status, 200) << done.body;
  EXPECT_THAT(done.body, HasSubstr(R"("status":"done")"));

  const auto retried = service.post("/v1/verifications/" + id + "/retry", {}, service.key_header());
  ASSERT_EQ(retried.status, 200) << retried.body;
  EXPECT_THAT(retried.body, HasSubstr(R"("status":"required")"));
  EXPECT_THAT(retried.body, HasSubstr(R"("kind":"failed")")) << "the hold stays until a pass";
}

}  // namespace
}  // namespace visavis
