// What an operator is told.
#include "adapters/meet/check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "meet/google.h"
#include "webhooks/webhook_test.h"

namespace visavis::meet_rooms {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using webhooks::answer;
using webhooks::Request;

class CheckTest : public testing::Test {
 protected:
  CheckTest() {
    config.credentials = google.key_file();
    config.api_url = google.url();
    config.organisers = {"org@example.com"};
  }
  std::vector<meet::CheckLine> lines() {
    auto all = meet::check(config, clock);
    for (const auto& one : all) {
      EXPECT_THAT(one.words, AllOf(Not(HasSubstr("PRIVATE")), Not(HasSubstr("Bearer"))));
      EXPECT_EQ(one.words.find('\n'), std::string::npos);
    }
    return all;
  }
  /// The only thing that is not well.
  std::string fault() {
    std::string words;
    for (const auto& one : lines())
      if (!one.ok) words += one.words;
    return words;
  }

  Google google;
  webhooks::ManualClock clock;
  meet::MeetConfig config;
};

TEST_F(CheckTest, AllIsWell) {
  const auto all = lines();
  ASSERT_EQ(all.size(), 3U);
  for (const auto& one : all) EXPECT_TRUE(one.ok) << one.words;
  EXPECT_THAT(all[0].words, HasSubstr("visavis@a-project.iam.gserviceaccount.com"));
  EXPECT_EQ(all[1].words, "org@example.com: made a meeting, read it, ended it");
  EXPECT_EQ(google.count("/v2/spaces/s1:endActiveConference"), 1U);
}

TEST_F(CheckTest, AKeyThatCannotBeRead) {
  config.credentials = R"({"type":"service_account"})";
  EXPECT_THAT(fault(), HasSubstr(R"("client_email" is missing)"));
}

TEST_F(CheckTest, ADelegationThatIsMissing) {
  google.answer("/token", [](const Request&) {
    return answer(401, "", R"({"error":"unauthorized_client","error_description":"no"})");
  });
  EXPECT_THAT(fault(), AllOf(HasSubstr("client ID 1023 "), HasSubstr("Domain-wide delegation"),
                             HasSubstr("https://www.googleapis.com/auth/meetings.space.created")));
}

TEST_F(CheckTest, AUserWhoIsNotThere) {
  google.answer("/token", [](const Request&) {
    return answer(400, "",
                  R"({"error":"invalid_grant","error_description":"Invalid email or User ID"})");
  });
  EXPECT_THAT(fault(), HasSubstr("org@example.com: makes no meeting: the Workspace has no such"));
}

TEST_F(CheckTest, AnApiThatIsNotEnabled) {
  google.answer("/v2/", [](const Request&) {
    return answer(403, "", R"({"error":{"code":403,"message":"a\nb","status":"PERMISSION_DENIED",
        "details":[{"reason":"SERVICE_DISABLED"}]}})");
  });
  EXPECT_THAT(
      fault(),
      HasSubstr(
          "https://console.cloud.google.com/apis/library/meet.googleapis.com?project=a-project"));
}

TEST_F(CheckTest, CohostsThatAreNotReleased) {
  google.answer("/v2/spaces/s1/members",
                [](const Request&) { return answer(404, "", "<!DOCTYPE html>"); });
  const auto last = lines().back();
  EXPECT_TRUE(last.ok);
  EXPECT_THAT(last.words, HasSubstr("no co-hosts for this project yet"));
}

TEST_F(CheckTest, NobodyAnswers) {
  config.api_url = "http://127.0.0.1:1";
  EXPECT_THAT(fault(), HasSubstr("no answer from http://127.0.0.1:1 ("));
}

}  // namespace
}  // namespace visavis::meet_rooms
