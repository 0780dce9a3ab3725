#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/access/api_keys.h"

#include "network/service.h"

// What a marketplace's backend asks of the server.
namespace visavis {
namespace {

using fakes::RawResponse;
using fakes::request_text;
using fakes::Service;
using testing::HasSubstr;

class MarketplaceTest : public testing::Test {
 protected:
  RawResponse post(const std::string& path, std::string_view body = {}) {
    const std::string type{body.empty() ? "" : Service::json};
    return service.ask(request_text("POST " + path, service.key_header() + type, body)).value();
  }
  RawResponse get(const std::string& path) { return service.get(path, service.key_header()); }
  RawResponse require(const std::string& account) {
    return post(
        "/v1/verifications",
        R"({"account":")" + account + R"(","trigger":"first_proposal","profile":{"name":"Eva"}})");
  }
  static std::string id_in(const RawResponse& answer) {
    return answer.body.substr(answer.body.find("ver_"), 30);
  }
  Service service;
};

TEST_F(MarketplaceTest, AKeyThatIsRevokedIsRefusedWithinASecondAlsoWhereItWasKnown) {
  const auto added = service.with_store([&](app::StoreConnection& store, app::Steps&) {
    return app::add_api_key(store.marketplaces(), store.acts(), service.clock, service.entropy,
                            service.market.text(), "shop", {});
  });
  const std::string key = "Authorization: Bearer " + added->key + "\r\n";
  const auto check = [&] {
    return service.get("/v1/accounts/42/permissions/submit_proposal", key);
  };
  const auto list = [&] { return service.get("/v1/verifications", key); };
  EXPECT_EQ(check().status, 200);
  EXPECT_EQ(list().status, 200);
  const auto revoked = service.with_store([&](app::StoreConnection& store, app::Steps&) {
    return app::revoke_api_key(store.marketplaces(), store.acts(), service.clock, added->id.text(),
                               {});
  });
  EXPECT_TRUE(revoked.ok());
  EXPECT_EQ(check().status, 401);
  EXPECT_EQ(list().status, 401);
  EXPECT_EQ(get("/v1/verifications").status, 200) << "the other key goes on";
}

TEST_F(MarketplaceTest, TellsWhenAKeyWasUsed) {
  EXPECT_FALSE(service.store.api_keys(service.market).front().last_used);
  get("/v1/verifications");
  service.stop();
  EXPECT_TRUE(service.store.api_keys(service.market).front().last_used) << "a stop tells it, too";
}

TEST_F(MarketplaceTest, RequiresAndReadsVerifications) {
  const auto created = require("42");
  ASSERT_EQ(created.status, 201) << created.body;
  EXPECT_THAT(created.body, HasSubstr(R"("status":"required")"));
  EXPECT_THAT(created.body, HasSubstr(R"("url":"https://verify.example/verify#lnk_)"));
  const std::string id = id_in(created);
  EXPECT_THAT(get("/v1/verifications/" + id).body, HasSubstr(id));
  const auto again = require("42");
  EXPECT_EQ(again.status, 409);
  EXPECT_THAT(again.body, HasSubstr(R"("verification":")" + id));
  EXPECT_EQ(get("/v1/verifications/" + VerificationId{}.text()).status, 404);
  EXPECT_EQ(get("/v1/verifications/42").status, 404);
}

TEST_F(MarketplaceTest, HowCallsAreHeldIsAskedForAndAnswered) {
  const auto with = [&](const std::string& account, const std::string& medium) {
    return post("/v1/verifications", R"({"account":")" + account +
                                         R"(","trigger":"manual","profile":{"name":"Ada"},)"
                                         R"("medium":)" +
                                         medium + "}");
  };
  EXPECT_THAT(with("1", R"("embedded")").body, HasSubstr(R"("medium":"embedded")"));
  EXPECT_THAT(with("2", "null").body, HasSubstr(R"("medium":null)"));
  const auto meet = with("3", R"("google_meet")");
  EXPECT_EQ(meet.status, 422) << "this service has none";
  EXPECT_THAT(meet.body, HasSubstr("medium_not_set_up"));
  const auto other = with("3", R"("telephone")");
  EXPECT_EQ(other.status, 422);
  EXPECT_THAT(other.body, HasSubstr(R"("param":"medium")"));
}

TEST_F(MarketplaceTest, WhatCannotBeUsedIsToldInWarningsAndRefusesNothing) {
  const std::string body =
      R"({"account":"42","trigger":"manual",)"
      R"("profile":{"name":"Ada \u202eiseso","photo_url":"ftp://cdn.example/a.png"},)"
      R"("contact":{"email":"jos\u00e9 at mail.example","language":"english-"}})";
  const auto created = post("/v1/verifications", body);
  ASSERT_EQ(created.status, 201) << created.body;
  for (const auto* field : {"profile.photo_url", "contact.email", "contact.language"})
    EXPECT_THAT(created.body, HasSubstr(R"({"field":")" + std::string{field} +
                                        R"(","code":"unusable","detail":")"));
  const std::string id = id_in(created);
  EXPECT_THAT(get("/v1/verifications/" + id).body, HasSubstr(R"("warnings":[])"));
  const auto again = post("/v1/verifications", body);
  EXPECT_EQ(again.status, 409);
  EXPECT_THAT(again.body, HasSubstr(R"("verification":")" + id));
  EXPECT_THAT(require("43").body, HasSubstr(R"("warnings":[])"));

  const auto nobody = post("/v1/verifications",
                           R"({"account":"44","trigger":"manual","profile":{"name":"\u200b"}})");
  EXPECT_EQ(nobody.status, 422);
  EXPECT_THAT(nobody.body, HasSubstr(R"("param":"profile.name")"));
}

TEST_F(MarketplaceTest, ListsInPages) {
  for (int i = 0; i < 5; ++i) ASSERT_EQ(require("a" + std::to_string(i)).status, 201);
  const auto first = get("/v1/verifications?limit=2&status=required");
  EXPECT_THAT(first.body, HasSubstr(R"("has_more":true)"));
  EXPECT_THAT(first.body, HasSubstr(R"("account":"a4")"));
  const std::string last = first.body.substr(first.body.rfind("\"ver_") + 1, 30);
  const auto second = get("/v1/verifications?limit=10&starting_after=" + last);
  EXPECT_THAT(second.body, HasSubstr(R"("has_more":false)"));
  EXPECT_THAT(second.body, testing::Not(HasSubstr(R"("account":"a4")")));
  EXPECT_THAT(get("/v1/verifications?account=a2").body,
              testing::AllOf(HasSubstr("a2"), testing::Not(HasSubstr("a3"))));
  for (const auto* bad : {"limit=0", "limit=101", "status=gone", "account=a%20b",
                          "starting_after=x", "colour=red", "limit=1&limit=2"}) {
    const auto answer = get("/v1/verifications?" + std::string{bad});
    EXPECT_EQ(answer.status, 422) << bad;
    EXPECT_THAT(answer.body, HasSubstr(R"("param":)")) << bad;
  }
}

TEST_F(MarketplaceTest, CancelsAndTellsEvents) {
  const std::string id = id_in(require("42"));
  EXPECT_THAT(post("/v1/verifications/" + id + "/cancel").body,
              HasSubstr(R"("status":"canceled")"));
  EXPECT_THAT(get("/v1/verifications/" + id).body, HasSubstr("/verify#lnk_"))
      << "what is kept of them can be seen in every state";
  EXPECT_EQ(post("/v1/verifications/" + id + "/cancel").status, 409);
  EXPECT_EQ(post("/v1/verifications/" + id + "/retry").status, 409);
  const auto events = get("/v1/events?limit=1");
  EXPECT_THAT(events.body, HasSubstr("verification.required"));
  EXPECT_THAT(events.body, HasSubstr(R"("has_more":true)"));
  EXPECT_THAT(get("/v1/events?after=1").body, HasSubstr("verification.canceled"));
  EXPECT_EQ(get("/v1/events?after=-1").status, 422);
}

TEST_F(MarketplaceTest, ReadsAccountsAndEffects) {
  EXPECT_THAT(get("/v1/accounts/never-seen").body,
              testing::AllOf(HasSubstr(R"("verified":false)"), HasSubstr(R"("hold":null)")));
  require("42");
  EXPECT_THAT(get("/v1/accounts/42").body, HasSubstr(R"("kind":"pending")"));
  EXPECT_EQ(get("/v1/accounts/a%20b").status, 404);
  EXPECT_EQ(post("/v1/accounts/42/effects/eff_1/done").status, 404);
}

TEST_F(MarketplaceTest, NeedsJsonBodies) {
  const auto form = service.ask(request_text(
      "POST /v1/verifications",
      service.key_header() + "Content-Type: application/x-www-form-urlencoded\r\n", "a=b"));
  EXPECT_EQ(form->status, 415);
  EXPECT_EQ(post("/v1/verifications", "{").status, 400);
  const auto wrong = post("/v1/verifications", R"({"account":"42"})");
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(wrong.body, HasSubstr(R"("param":"trigger")"));
}

}  // namespace
}  // namespace visavis
