// The log of acts, as the console's pages ask for it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "network/service.h"

namespace visavis {
namespace {

using fakes::RawResponse;
using fakes::Service;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class AuditTest : public testing::Test {
 protected:
  std::string proven(const Staff& staff) { return service.proven_cookie(staff.id); }
  RawResponse acts(const std::string& cookie, const std::string& query = "") {
    return service.get("/console/acts" + query, cookie);
  }
  std::int64_t looks(const Staff& staff, const std::string& why) {
    const auto& v = required.verification;
    return service.with_store([&](app::StoreConnection& all, app::Steps&) {
      return all.acts().append(
          {staff.id, service.clock.now(), EvidenceLookedAt{v.id, evidence, why}});
    });
  }
  void SetUp() override {
    service.with_store([&](app::StoreConnection& all, app::Steps&) {
      const auto& v = required.verification;
      all.evidence().add_evidence({evidence, v.id, v.marketplace, v.account, call,
                                   CallSide::representative, service.clock.now(), "a key"});
      return 0;
    });
  }

  Service service;
  Service::Required required = service.require("4711");
  const EvidenceId evidence{IdBytes{5}};
  const CallId call{IdBytes{6}};
  Staff ada = service.add_staff("ada@example.com", Role::auditor);
  Staff sam = service.add_staff("sam@example.com", Role::supervisor);
};

TEST_F(AuditTest, IsForWhoLooksAfterIt) {
  EXPECT_EQ(acts("").status, 401);
  const auto without = acts(service.staff_cookie(ada.id));
  EXPECT_EQ(without.status, 403);
  EXPECT_THAT(without.body, HasSubstr("second_factor_not_set_up"));
  const auto rita = proven(service.add_staff("rita@example.com"));
  EXPECT_THAT(acts(rita).body, HasSubstr("role_not_allowed"));
  EXPECT_EQ(service.get("/console/staff", rita).status, 403);
  EXPECT_EQ(acts(proven(ada)).status, 200);
  EXPECT_EQ(acts(proven(service.add_staff("max@example.com", Role::administrator))).status, 200);
}

TEST_F(AuditTest, TellsWhoLookedAtWhatAndWhy) {
  looks(sam, "Second review");
  const auto seen = acts(proven(ada), "?name=evidence.looked_at");
  EXPECT_EQ(seen.status, 200) << seen.body;
  EXPECT_THAT(
      seen.body,
      AllOf(HasSubstr(R"("name":"evidence.looked_at","by":{"id":")" + sam.id.text() +
                      R"(","name":"Rita")"),
            HasSubstr(R"("marketplace":{"name":"Market"})"),
            HasSubstr(R"("verification":")" + required.verification.id.text()),
            HasSubstr(R"("account":"4711")"), HasSubstr(R"("call":")" + call.text()),
            HasSubstr(R"("side":"representative")"), HasSubstr(R"("why":"Second review")")));
  EXPECT_THAT(seen.body, Not(HasSubstr("staff.")));
}

TEST_F(AuditTest, IsSearched) {
  looks(sam, "one");
  looks(ada, "two");
  const auto cookie = proven(ada);
  const auto of = [&](const std::string& query) { return acts(cookie, query).body; };
  EXPECT_THAT(of("?by=" + sam.id.text()), AllOf(HasSubstr("one"), Not(HasSubstr("two"))));
  EXPECT_THAT(of("?account=4711"), AllOf(HasSubstr("one"), HasSubstr("two")));
  EXPECT_THAT(of("?account=4712"), HasSubstr(R"("acts":[],"more":false)"));
  EXPECT_THAT(of("?verification=" + required.verification.id.text()), HasSubstr("two"));
  EXPECT_THAT(of("?by=operator&name=evidence.looked_at"), HasSubstr(R"("acts":[])"));
  EXPECT_THAT(of("?until=2000-01-01T00:00:00Z"), HasSubstr(R"("acts":[])"));
}

TEST_F(AuditTest, TellsWhatOperatorsDidWithAnAccount) {
  looks(sam, "one");
  const auto& v = required.verification;
  const auto did = [&](const ActBody& body) {
    service.with_store([&](app::StoreConnection& all, app::Steps&) {
      return all.acts().append({std::nullopt, service.clock.now(), body});
    });
  };
  did(EvidenceHeld{v.marketplace, v.account, v.id, "Dana Reyes", "Court file 7"});
  did(AccountErased{v.marketplace, v.account, "Eva", "Asked for it"});
  did(AccountKeyRotated{v.marketplace, *AccountId::parse("4712")});
  did(MasterKeyRotated{"00ff00ff00ff00ff"});
  const auto cookie = proven(ada);
  EXPECT_THAT(
      acts(cookie, "?account=4711").body,
      AllOf(HasSubstr("evidence.looked_at"),
            HasSubstr(R"("who":"Dana Reyes","why":"Court file 7")"),
            HasSubstr(R"("name":"evidence.account_erased","by":null)"), Not(HasSubstr("keys."))));
  EXPECT_THAT(acts(cookie, "?verification=" + v.id.text()).body,
              AllOf(HasSubstr("evidence.held"), Not(HasSubstr("account_erased"))));
  EXPECT_THAT(acts(cookie, "?name=keys.master_rotated").body,
              HasSubstr(R"("key":"00ff00ff00ff00ff")"));
  EXPECT_THAT(acts(cookie, "?account=4712").body,
              AllOf(HasSubstr("keys.account_rotated"), HasSubstr(R"("name":"Market")")));
}

TEST_F(AuditTest, GoesOnBehindAPosition) {
  const auto first = looks(sam, "one");
  const auto last = looks(sam, "two");
  const auto cookie = proven(ada);
  const std::string query = "?name=evidence.looked_at&limit=1";
  EXPECT_THAT(acts(cookie, query).body, AllOf(HasSubstr(R"("position":)" + std::to_string(last)),
                                              HasSubstr(R"("more":true)")));
  const auto next = acts(cookie, query + "&older_than=" + std::to_string(last)).body;
  EXPECT_THAT(next, AllOf(HasSubstr(R"("position":)" + std::to_string(first)),
                          HasSubstr(R"("more":false)")));
}

TEST_F(AuditTest, WhatCannotBeAskedIsSaid) {
  const auto cookie = proven(ada);
  for (const auto* query : {"?name=nothing.done", "?by=sam", "?limit=101", "?from=yesterday",
                            "?older_than=0", "?verification=42", "?page=2"}) {
    const auto refused = acts(cookie, query);
    EXPECT_EQ(refused.status, 422) << query << refused.body;
  }
}

TEST_F(AuditTest, NamesTheStaffThatCanBeAskedFor) {
  const auto seen = service.get("/console/staff", proven(ada));
  EXPECT_EQ(seen.status, 200);
  EXPECT_THAT(seen.body, AllOf(HasSubstr(ada.id.text()), HasSubstr(R"("role":"supervisor")")));
}

TEST_F(AuditTest, AnAccountsWholeStoryIsOnOneTimeLine) {
  const auto path = "/console/accounts/4711";
  EXPECT_EQ(service.get(path).status, 401);
  EXPECT_EQ(service.get(path, service.staff_cookie(ada.id)).status, 403) << "no second factor";
  EXPECT_EQ(service.get(path, proven(service.add_staff("rita@example.com"))).status, 403);
  const auto adas = proven(ada);
  EXPECT_EQ(service.get("/console/accounts/4712", adas).status, 404);
  EXPECT_EQ(service.get("/console/accounts/%20", adas).status, 404);
  const auto& v = required.verification;
  EXPECT_TRUE(service.change(v.id, GiveConsent{std::string{consent_version}}));
  EXPECT_TRUE(service.change(v.id, JoinQueue{}));
  EXPECT_TRUE(service.change(v.id, StartCall{call, sam.id, {}}));
  Decision decision{Outcome::inconclusive, {ReasonCode::document_unreadable}, {}, {}, {}};
  decision.message = Personal<std::string>{"Please try a lamp."};
  decision.internal_text = Personal<std::string>{"Nothing to be seen"};
  EXPECT_TRUE(service.change(v.id, Decide{call, sam.id, decision}));
  looks(sam, "Second review");
  service.with_store([&](app::StoreConnection& all, app::Steps&) {
    const auto now = service.clock.now();
    const MarketplaceId elsewhere{IdBytes{8}};
    all.acts().append(
        {std::nullopt, now, EvidenceHeld{v.marketplace, v.account, {}, "Dana", "File 7"}});
    all.acts().append({std::nullopt, now, EvidenceHeld{elsewhere, v.account, {}, "Kim", "File 8"}});
    return 0;
  });
  const auto seen = service.get(path, adas);
  EXPECT_EQ(seen.status, 200) << seen.body;
  std::size_t at = 0;
  for (const std::string_view part :
       {R"("marketplace":{"name":"Market"},"account":"4711","hold":{"kind":)",
        R"("event":"verification_required")", R"("event":"consent_given")",
        R"("event":"call_started")", R"("by":{"id":")", R"("name":"Rita")",
        R"("event":"call_decided")", R"("outcome":"inconclusive")",
        R"("text":"Please try a lamp.","internal":"Nothing to be seen")",
        R"("act":"evidence.looked_at")", R"("internal":"Second review")",
        R"("verification":null,"event":null,"act":"evidence.held")", R"("who":"Dana")"}) {
    at = seen.body.find(part, at);
    EXPECT_NE(at, std::string::npos) << part << " is not behind the one before: " << seen.body;
    if (at == std::string::npos) at = 0;
  }
  EXPECT_THAT(seen.body, Not(HasSubstr("Kim"))) << "of another marketplace's account";
}

}  // namespace
}  // namespace visavis
