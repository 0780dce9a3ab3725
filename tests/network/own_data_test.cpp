#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/access/support_url.h"
#include "app/review/second_review.h"
#include "app/verification/give_consent.h"

#include "network/service.h"

// What applicants may know and ask about their own account, and who answers appeals.
namespace visavis {
namespace {

using fakes::RawResponse;
using fakes::request_text;
using fakes::Service;
using testing::HasSubstr;
using testing::Not;

class OwnDataTest : public testing::Test {
 protected:
  void change(const Command& command) {
    const auto changed = service.change(required.verification.id, command);
    EXPECT_TRUE(changed.ok()) << entry(changed.error()).code;
  }
  /// A call that two people agree was failed.
  void fail() {
    const CallId call{IdBytes{1}};
    change(GiveConsent{std::string{consent_version}});
    change(JoinQueue{});
    change(StartCall{call, eva.id, {}});
    change(Decide{call,
                  eva.id,
                  {Outcome::failed,
                   {ReasonCode::photo_mismatch, ReasonCode::document_rejected},
                   Personal<std::string>{"Thank you."},
                   Personal<std::string>{"INTERNAL"},
                   {}}});
    change(Review{sam.id, Verdict::confirmed, Personal<std::string>{"INTERNAL TOO"}});
  }

  std::string mine(const std::string& path) const {
    return Service::of(required.verification.id, path);
  }

  Service service;
  const Staff eva = service.add_staff("eva@example.com");
  const Staff sam = service.add_staff("sam@example.com", Role::supervisor);
  const Staff jon = service.add_staff("jon@example.com");
  const Service::Required required = service.require();
  const std::string cookie = service.applicant_cookie(required.token);
  const std::string appeal = R"({"text":"I have a passport that is valid now."})";
};

TEST_F(OwnDataTest, IsForTheApplicantAlone) {
  for (const auto* path : {"/applicant/status", "/applicant/data"})
    EXPECT_EQ(service.get(path).status, 401) << path;
  for (const auto* path : {"/applicant/appeal", "/applicant/erasure"})
    EXPECT_EQ(service.post(path, appeal, "").status, 401) << path;
  const auto staff = service.staff_cookie(jon.id);
  EXPECT_EQ(service.get("/applicant/data", staff).status, 401);
  EXPECT_EQ(service.get("/console/appeals", cookie).status, 401);
}

TEST_F(OwnDataTest, SaysWhereTheyStand) {
  fail();
  const auto answer = service.get(mine("/applicant/status"), cookie);
  ASSERT_EQ(answer.status, 200) << answer.body;
  const auto status = boost::json::parse(answer.body);
  EXPECT_EQ(status.at("status").as_string(), "not_verified");
  EXPECT_THAT(answer.body, HasSubstr(R"("allowed_actions":["work_on_contract"])"));
  EXPECT_TRUE(status.at("deadline").is_null());
  EXPECT_TRUE(status.at("appeal").at("possible").as_bool());
  const auto& call = status.at("calls").at(0);
  EXPECT_EQ(call.at("representative").at("name").as_string(), "Rita");
  EXPECT_EQ(call.at("result").at("outcome").as_string(), "failed");
  EXPECT_EQ(call.at("result").at("reasons").as_array().size(), 2U);
  EXPECT_THAT(answer.body, Not(HasSubstr("INTERNAL")));
}

TEST_F(OwnDataTest, SaysWhereHelpIs) {
  const auto support = [&](const char* path) {
    const auto answer = boost::json::parse(service.get(mine(path), cookie).body);
    return answer.at("marketplace").at("support_url");
  };
  for (const auto* path : {"/applicant/verification", "/applicant/status"})
    EXPECT_TRUE(support(path).is_null()) << path;
  const auto set = service.with_store([&](app::StoreConnection& store, app::Steps&) {
    return app::set_support_url(store.marketplaces(), store.acts(), service.clock,
                                service.market.text(), "https://larkfold.example/help", {});
  });
  EXPECT_TRUE(set.ok());
  for (const auto* path : {"/applicant/verification", "/applicant/status"})
    EXPECT_EQ(support(path).as_string(), "https://larkfold.example/help") << path;
}

TEST_F(OwnDataTest, GivesEverythingButWhatIsInternalAsAFile) {
  fail();
  const auto answer = service.get(mine("/applicant/data"), cookie);
  ASSERT_EQ(answer.status, 200);
  EXPECT_THAT(answer.headers.at("content-disposition"), HasSubstr("attachment; filename="));
  EXPECT_EQ(answer.headers.at("cache-control"), "no-store");
  EXPECT_THAT(answer.body, HasSubstr(R"("name":"Eva")")) << "the profile";
  EXPECT_THAT(answer.body, HasSubstr(R"("what":"call_started")"));
  EXPECT_THAT(answer.body, HasSubstr("The identity document could not be accepted."));
  EXPECT_THAT(answer.body, Not(HasSubstr("INTERNAL")));
  EXPECT_THAT(answer.body, Not(HasSubstr("stf_"))) << "no member of staff but by the shown name";
}

TEST_F(OwnDataTest, TheFileSaysWhatWasRecordedAndThatItIsErased) {
  (void)service.with_store([&](app::StoreConnection& store, app::Steps& steps) {
    const auto& v = required.verification;
    const EvidenceId id{IdBytes{5}};
    const CallId call{IdBytes{6}};
    store.evidence().add_evidence({id, v.id, v.marketplace, v.account, call, CallSide::applicant,
                                   service.clock.now(), "a key"});
    const RecordedFile file{.evidence = id, .began = service.clock.now()};
    EXPECT_TRUE(steps.change(v.id, KeepRecording{call, file}));
    return steps.change(v.id, EraseEvidence{id, ErasedBecause::expired});
  });
  const auto answer = service.get(mine("/applicant/data"), cookie);
  ASSERT_EQ(answer.status, 200) << answer.body;
  EXPECT_THAT(answer.body, HasSubstr(R"("what":"recording_kept")"));
  EXPECT_THAT(answer.body, HasSubstr(R"("what":"evidence_erased","erased_because":"expired")"));
}

TEST_F(OwnDataTest, SaysWhatIsKeptOfCallsAndUntilWhen) {
  const auto began = service.clock.now();
  (void)service.with_store([&](app::StoreConnection& store, app::Steps& steps) {
    const auto& v = required.verification;
    const CallId call{IdBytes{6}};
    const auto add = [&](std::uint8_t number, std::optional<StillOf> of) {
      const EvidenceId id{IdBytes{number}};
      app::EvidenceRecord row{id,    v.id, v.marketplace, v.account, call, CallSide::applicant,
                              began, "key"};
      row.still_of = of;
      store.evidence().add_evidence(row);
      if (of)
        EXPECT_TRUE(steps.change(
            v.id, KeepStill{call, {.evidence = id, .asked = id, .of = *of, .taken = began}}));
      else
        EXPECT_TRUE(steps.change(v.id, KeepRecording{call, {.evidence = id, .began = began}}));
    };
    add(1, std::nullopt);
    add(2, StillOf::face);
    add(3, StillOf::document_front);
    add(4, StillOf::document_back);
    return 0;
  });
  const auto until = [&](int days) {
    return boost::json::value(to_rfc3339(began + std::chrono::days{days}));
  };
  const auto shown = [&](const boost::json::value& all, const char* kind) {
    for (const auto& one : all.as_array())
      if (one.at("kind").as_string() == kind) return one;
    return boost::json::value{};
  };
  const auto status = boost::json::parse(service.get(mine("/applicant/status"), cookie).body);
  const auto data = boost::json::parse(service.get(mine("/applicant/data"), cookie).body);
  for (const auto& kept :
       {status.at("data").at("of_calls"), data.at("verifications").at(0).at("kept_of_calls")}) {
    EXPECT_EQ(kept.as_array().size(), 3U);
    EXPECT_EQ(shown(kept, "recording").at("until"), until(90));
    EXPECT_EQ(shown(kept, "picture").at("until"), until(90));
    EXPECT_EQ(shown(kept, "document_picture").at("until"), until(30));
    EXPECT_EQ(shown(kept, "document_picture").at("count"), 2);
  }
  EXPECT_FALSE(status.at("data").at("meet_recorded").as_bool());
  (void)service.with_store([&](app::StoreConnection& store, app::Steps&) {
    const auto& v = required.verification;
    return store.legal_holds().add_legal_hold({{v.marketplace, v.account}, began, "Dana", "Court"});
  });
  const auto held = boost::json::parse(service.get(mine("/applicant/status"), cookie).body);
  for (const auto& one : held.at("data").at("of_calls").as_array())
    EXPECT_TRUE(one.at("until").is_null()) << "a legal hold stops the clock";
}

TEST_F(OwnDataTest, AnAppealGoesToSomebodyElse) {
  EXPECT_EQ(service.post(mine("/applicant/appeal"), appeal, cookie).status, 409)
      << "nothing failed";
  fail();
  EXPECT_EQ(service.post(mine("/applicant/appeal"), R"({"text":"Too short."})", cookie).status,
            422);
  EXPECT_EQ(
      service
          .post(mine("/applicant/appeal"), R"({"text":"                              "})", cookie)
          .status,
      422);
  const auto sent = service.post(mine("/applicant/appeal"), appeal, cookie);
  ASSERT_EQ(sent.status, 200) << sent.body;
  EXPECT_THAT(sent.body, HasSubstr(R"("possible":false)"));

  const std::string path = "/console/appeals/" + required.verification.id.text();
  const auto deciders = service.staff_cookie(sam.id);
  EXPECT_THAT(service.get("/console/appeals", deciders).body, HasSubstr(R"("mine":true)"));
  const std::string declined = R"({"verdict":"declined","message":"It had expired."})";
  EXPECT_EQ(service.post(path, declined, deciders).status, 403);
  const auto others = service.staff_cookie(jon.id);
  const auto seen = service.get("/console/appeals", others).body;
  EXPECT_THAT(seen, HasSubstr("I have a passport"));
  EXPECT_THAT(seen, HasSubstr("INTERNAL TOO"));
  EXPECT_EQ(service.post(path, R"({"verdict":"declined"})", others).status, 422);
  EXPECT_EQ(service.post(path, R"({"verdict":"perhaps"})", others).status, 422);
  EXPECT_THAT(service.post(path, declined, others).body, HasSubstr("not_verified"));
  EXPECT_EQ(service.get("/console/appeals", others).body, R"({"appeals":[]})");
  EXPECT_THAT(service.get(mine("/applicant/verification"), cookie).body,
              HasSubstr("It had expired."));
}

TEST_F(OwnDataTest, AFailureThatNamesNobodyIsLookedUpInItsHistory) {
  fail();
  service.with_store([&](app::StoreConnection& store, app::Steps&) {
    auto v = *store.verifications().verification(required.verification.id);
    std::get<NotVerified>(v.status).deciders.clear();
    const Event event{++v.version, service.clock.now(), ErasureRequested{}};
    EXPECT_TRUE(store.verifications().commit({v, event, {}, "{}", "", "not_verified"}).ok());
    return Done{};
  });
  ASSERT_EQ(service.post(mine("/applicant/appeal"), appeal, cookie).status, 200);
  const std::string path = "/console/appeals/" + required.verification.id.text();
  const std::string declined = R"({"verdict":"declined","message":"It had expired."})";
  for (const auto& decider : {eva, sam}) {
    const auto staff = service.staff_cookie(decider.id);
    EXPECT_THAT(service.get("/console/appeals", staff).body, HasSubstr(R"("mine":true)"));
    EXPECT_EQ(service.post(path, declined, staff).status, 403);
  }
  EXPECT_EQ(service.post(path, declined, service.staff_cookie(jon.id)).status, 200);
}

TEST_F(OwnDataTest, LookingIsLimited) {
  for (const auto* path : {"/applicant/slots", "/applicant/call/photo"}) {
    int limited = 0;
    for (int i = 0; i < 30; ++i) limited += service.get(mine(path), cookie).status == 429 ? 1 : 0;
    EXPECT_GT(limited, 0) << path;
    EXPECT_LT(limited, 11) << path;
  }
}

TEST_F(OwnDataTest, ErasureIsAskedOnceAndSayingItAgainIsNoError) {
  const auto first = service.post(mine("/applicant/erasure"), "{}", cookie);
  ASSERT_EQ(first.status, 200) << first.body;
  EXPECT_THAT(first.body, Not(HasSubstr(R"("erasure_requested":null)")));
  EXPECT_EQ(service.post(mine("/applicant/erasure"), "{}", cookie).status, 200);
  const auto events = service.with_store([&](app::StoreConnection& store, app::Steps&) {
    return store.verifications().history(required.verification.id).size();
  });
  EXPECT_EQ(events, 2U);
}

TEST_F(OwnDataTest, DoorsAreLimited) {
  int limited = 0;
  for (int i = 0; i < 8; ++i)
    limited += service.get(mine("/applicant/data"), cookie).status == 429 ? 1 : 0;
  EXPECT_EQ(limited, 3);
}

}  // namespace
}  // namespace visavis
