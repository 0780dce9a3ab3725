// What was given is taken back: what it ends, what is refused, and what the log says of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/access/add_marketplace.h"
#include "app/access/add_staff.h"
#include "app/access/api_keys.h"
#include "app/access/secrets.h"
#include "app/access/sign_in.h"
#include "app/access/staff_access.h"
#include "app/access/webhook_settings.h"

#include "fakes/clock.h"
#include "fakes/entropy.h"
#include "fakes/memory_store.h"

namespace visavis::app {
namespace {

using std::chrono::hours;

class TakingBackTest : public testing::Test {
 protected:
  TakingBackTest() {
    eva = add_staff(store, store, clock,
                    prepare_staff(entropy, {"eva@example.org", "Eva", "representative",
                                            "a long password", std::nullopt})
                        .value(),
                    std::nullopt)
              .value();
    market = add_marketplace(store, store, clock, entropy, {"Larkfold", "https://l.example"}, {})
                 .value()
                 .marketplace.id;
  }
  std::optional<std::string> signs_in() {
    const auto candidate = sign_in_candidate(store, "eva@example.org");
    const auto begun = begin_session(store, store, entropy, clock.now(), candidate);
    if (!begun) return std::nullopt;
    return begun->cookie;
  }
  bool is_in(const std::string& cookie) {
    return staff_of_session(store, clock.now(), cookie).has_value();
  }
  Act last_act() { return store.acts_after(0, 100).back().act; }

  fakes::MemoryStore store;
  fakes::FakeClock clock;
  fakes::SeededEntropy entropy{1};
  StaffId eva;
  MarketplaceId market;
  const std::optional<StaffId> by = StaffId{IdBytes{42}};
};

TEST_F(TakingBackTest, WhoIsDisabledIsOutAndStaysOutUntilEnabled) {
  const auto cookie = signs_in().value();
  EXPECT_TRUE(is_in(cookie));
  ASSERT_TRUE(disable_staff(store, store, clock, "Eva@example.org", by).ok());
  EXPECT_EQ(last_act(), (Act{by, clock.now(), StaffDisabled{eva}}));
  EXPECT_FALSE(is_in(cookie));
  EXPECT_FALSE(signs_in());
  EXPECT_FALSE(password_matches(sign_in_candidate(store, "eva@example.org").password_hash,
                                "a long password"))
      << "as if nobody had the address";
  ASSERT_TRUE(enable_staff(store, store, clock, "eva@example.org", by).ok());
  EXPECT_EQ(last_act(), (Act{by, clock.now(), StaffEnabled{eva}}));
  EXPECT_FALSE(is_in(cookie)) << "the session has ended";
  EXPECT_TRUE(signs_in());
}

TEST_F(TakingBackTest, NobodyGetsInOverAPasswordThatWasCheckedBefore) {
  const auto candidate = sign_in_candidate(store, "eva@example.org");
  ASSERT_TRUE(set_staff_password(store, store, clock, "eva@example.org",
                                 prepare_password("another long one").value(), by)
                  .ok());
  EXPECT_FALSE(begin_session(store, store, entropy, clock.now(), candidate));
  const auto now = sign_in_candidate(store, "eva@example.org");
  EXPECT_TRUE(password_matches(now.password_hash, "another long one"));
  ASSERT_TRUE(disable_staff(store, store, clock, "eva@example.org", by).ok());
  EXPECT_FALSE(begin_session(store, store, entropy, clock.now(), now));
}

TEST_F(TakingBackTest, EveryChangeOfWhatTheyMayDoEndsTheirSessions) {
  const auto hash = prepare_password("another long one").value();
  const std::pair<std::function<Result<StaffId, FieldError>()>, ActBody> changes[] = {
      {[&] { return set_staff_role(store, store, clock, "eva@example.org", "auditor", by); },
       StaffRoleChanged{eva, Role::auditor}},
      {[&] { return set_staff_password(store, store, clock, "eva@example.org", hash, by); },
       StaffPasswordChanged{eva}},
      {[&] { return end_staff_sessions(store, store, clock, "eva@example.org", by); },
       SessionsEnded{eva}},
      {[&] { return disable_staff(store, store, clock, "eva@example.org", by); },
       StaffDisabled{eva}}};
  for (const auto& [change, act] : changes) {
    const auto cookies = std::pair{signs_in().value(), signs_in().value()};
    ASSERT_TRUE(change().ok()) << name(act);
    EXPECT_EQ(last_act(), (Act{by, clock.now(), act}));
    EXPECT_EQ(signs_out(act), eva) << name(act);
    EXPECT_FALSE(is_in(cookies.first)) << name(act);
    EXPECT_FALSE(is_in(cookies.second)) << name(act);
  }
  EXPECT_EQ(store.staff(eva)->role, Role::auditor);
}

TEST_F(TakingBackTest, WhatIsWrongAboutStaffIsRefusedAndChangesNothing) {
  const auto before = store.last_position();
  const auto field = [](const auto& result) { return result.error().field; };
  EXPECT_EQ(field(disable_staff(store, store, clock, "nobody@example.org", by)), Field::email);
  EXPECT_EQ(field(enable_staff(store, store, clock, "not an address", by)), Field::email);
  EXPECT_EQ(field(set_staff_role(store, store, clock, "eva@example.org", "boss", by)), Field::role);
  EXPECT_EQ(field(prepare_password("too short")), Field::password);
  EXPECT_EQ(store.last_position(), before);
}

TEST_F(TakingBackTest, AMarketplaceHasSeveralKeysAndEachIsRevokedByItself) {
  const auto first = store.api_keys(market).front().id;
  const auto added = add_api_key(store, store, clock, entropy, market.text(), "shop", by);
  ASSERT_TRUE(added.ok());
  EXPECT_EQ(last_act(), (Act{by, clock.now(), ApiKeyAdded{market, added->id}}));
  EXPECT_EQ(store.marketplace_of_key(hash_secret(added->key)), market);
  ASSERT_TRUE(revoke_api_key(store, store, clock, added->id.text(), by).ok());
  EXPECT_EQ(last_act(), (Act{by, clock.now(), ApiKeyRevoked{market, added->id}}));
  EXPECT_EQ(store.marketplace_of_key(hash_secret(added->key)), std::nullopt);
  EXPECT_EQ(revoke_api_key(store, store, clock, added->id.text(), by).error().field, Field::key);
  EXPECT_EQ(revoke_api_key(store, store, clock, added->key, by).error().field, Field::key)
      << "it is its id that is asked for";
  EXPECT_EQ(store.api_keys(market).front(), (ApiKey{first, market, "", clock.now(), {}, {}}));
  EXPECT_EQ(add_api_key(store, store, clock, entropy, "mkt_", "", by).error().field,
            Field::marketplace);
}

TEST_F(TakingBackTest, AWebhookSecretIsReplacedAndTheOldOneRetires) {
  const auto old = store.marketplace(market)->webhook_secret;
  const auto rotate = [&](Duration overlap) {
    return rotate_webhook_secret(store, store, clock, entropy, market.text(), overlap, by);
  };
  const auto made = rotate(hours{24});
  ASSERT_TRUE(made.ok());
  EXPECT_EQ(last_act(), (Act{by, clock.now(), WebhookSecretChanged{market}}));
  EXPECT_NE(made.value(), old);
  EXPECT_EQ(store.marketplace(market)->webhook_secret, made.value());
  EXPECT_EQ(store.marketplace(market)->retiring, (RetiringSecret{old, clock.now() + hours{24}}));
  ASSERT_TRUE(rotate(hours{0}).ok());
  EXPECT_EQ(store.marketplace(market)->retiring, std::nullopt) << "it was found out";
  EXPECT_EQ(rotate(hours{721}).error().field, Field::overlap);
  EXPECT_EQ(rotate(-hours{1}).error().field, Field::overlap);
}

TEST_F(TakingBackTest, WebhooksGoWhereTheyAreSaidToGo) {
  for (const auto* url : {"https://elsewhere.example/hook", ""}) {
    ASSERT_TRUE(set_webhook_url(store, store, clock, market.text(), url, by).ok()) << url;
    EXPECT_EQ(store.marketplace(market)->webhook_url, url);
    EXPECT_EQ(last_act(), (Act{by, clock.now(), WebhookChanged{market}}));
  }
  EXPECT_EQ(set_webhook_url(store, store, clock, market.text(), "file:///etc", by).error().field,
            Field::webhook_url);
}

}  // namespace
}  // namespace visavis::app
