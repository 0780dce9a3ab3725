#include "app/ports/store_failure.h"

#include "contracts/store_contract.h"

namespace visavis::contracts {
namespace {

using testing::ElementsAre;

class DirectoryContract : public StoreContract {
 protected:
  static Staff member(std::uint32_t number, Role role) {
    return {.id = numbered<StaffId>(number),
            .email = "staff" + std::to_string(number) + "@example.org",
            .name = "Ana Ñ",
            .role = role,
            .password_hash = "$argon2id$v=19$m=65536"};
  }
  static void expect_same(const std::optional<Staff>& found, const Staff& expected) {
    ASSERT_TRUE(found);
    EXPECT_EQ(found->id, expected.id);
    EXPECT_EQ(found->email, expected.email);
    EXPECT_EQ(found->name, expected.name);
    EXPECT_EQ(found->role, expected.role);
    EXPECT_EQ(found->password_hash, expected.password_hash);
  }
  ApplicantLink link(std::uint32_t number, Timestamp expires = start_of_story) {
    return {.token = secret(number),
            .verification = numbered<VerificationId>(1),
            .expires = expires,
            .device = std::nullopt};
  }
  static BoundDevice device(std::uint32_t number, Duration lifetime = std::chrono::hours{1}) {
    return {.cookie = secret(number), .expires = start_of_story + lifetime};
  }
  void forget_expired(Timestamp now) {
    staff().forget_expired_sessions(now);
    links().forget_expired_links(now);
  }
};
VISAVIS_ON_EVERY_STORE(DirectoryContract);

TEST_P(DirectoryContract, KeepsMarketplacesInTheOrderTheyCame) {
  const auto expected = a_marketplace(9);
  marketplaces().add_marketplace(expected, start_of_story + Duration{1});
  const auto found = marketplaces().marketplace(expected.id);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->name, expected.name);
  EXPECT_EQ(found->webhook_url, expected.webhook_url);
  EXPECT_EQ(found->webhook_secret, expected.webhook_secret);
  EXPECT_FALSE(marketplaces().marketplace(numbered<MarketplaceId>(77)));
  std::vector<std::string> names;
  for (const auto& one : marketplaces().marketplaces()) names.push_back(one.name);
  EXPECT_THAT(names,
              ElementsAre("Marketplace 1", "Marketplace 2", "Marketplace 3", "Marketplace 9"));
}

TEST_P(DirectoryContract, KeepsWhereAMarketplacesPeopleFindHelp) {
  auto one = a_marketplace(9);
  one.support_url = "https://market.example/help";
  marketplaces().add_marketplace(one, start_of_story);
  EXPECT_EQ(marketplaces().marketplace(one.id)->support_url, "https://market.example/help");
  EXPECT_TRUE(marketplaces().set_support_url(one.id, "mailto:help@market.example"));
  EXPECT_EQ(marketplaces().marketplace(one.id)->support_url, "mailto:help@market.example");
  EXPECT_EQ(marketplaces().marketplace(numbered<MarketplaceId>(1))->support_url, "");
  EXPECT_FALSE(marketplaces().set_support_url(numbered<MarketplaceId>(77), ""));
}

TEST_P(DirectoryContract, KeepsHowAMarketplacesCallsAreHeld) {
  auto one = a_marketplace(9);
  one.medium = CallMedium::google_meet;
  marketplaces().add_marketplace(one, start_of_story);
  EXPECT_EQ(marketplaces().marketplace(one.id)->medium, CallMedium::google_meet);
  EXPECT_TRUE(marketplaces().set_medium(one.id, CallMedium::embedded));
  EXPECT_EQ(marketplaces().marketplace(one.id)->medium, CallMedium::embedded);
  EXPECT_TRUE(marketplaces().set_medium(one.id, std::nullopt));
  EXPECT_EQ(marketplaces().marketplace(one.id)->medium, std::nullopt);
  EXPECT_FALSE(marketplaces().set_medium(numbered<MarketplaceId>(77), std::nullopt));
}

TEST_P(DirectoryContract, FindsTheMarketplaceOfAKey) {
  marketplaces().add_api_key(secret(1), numbered<MarketplaceId>(1), "", start_of_story);
  marketplaces().add_api_key(secret(2), numbered<MarketplaceId>(1), "", start_of_story);
  marketplaces().add_api_key(secret(3), numbered<MarketplaceId>(2), "", start_of_story);
  EXPECT_EQ(marketplaces().marketplace_of_key(secret(2)), numbered<MarketplaceId>(1));
  EXPECT_EQ(marketplaces().marketplace_of_key(secret(3)), numbered<MarketplaceId>(2));
  EXPECT_EQ(marketplaces().marketplace_of_key(secret(4)), std::nullopt);
  EXPECT_THROW(
      marketplaces().add_api_key(secret(5), numbered<MarketplaceId>(99), "", start_of_story),
      app::StoreFailure)
      << "no such marketplace";
}

TEST_P(DirectoryContract, KeepsWhatItsKeysAreForAndWhenTheyWereUsed) {
  const auto at = [](int minute) { return start_of_story + std::chrono::minutes{minute}; };
  const auto market = numbered<MarketplaceId>(1);
  EXPECT_THAT(marketplaces().api_keys(market), testing::IsEmpty());
  marketplaces().add_api_key(secret(2), market, "shop", at(0));
  marketplaces().add_api_key(secret(1), market, "", at(1));
  marketplaces().add_api_key(secret(3), numbered<MarketplaceId>(2), "", at(2));
  marketplaces().api_key_used(secret(2), at(5));
  marketplaces().api_key_used(secret(2), at(4));
  marketplaces().api_key_used(secret(9), at(4));
  EXPECT_THAT(marketplaces().api_keys(market),
              ElementsAre(ApiKey{id_of(secret(2)), market, "shop", at(0), at(5), {}},
                          ApiKey{id_of(secret(1)), market, "", at(1), {}, {}}))
      << "the latest use, whoever tells of it first";
}

TEST_P(DirectoryContract, AKeyThatWasRevokedIsNobodysAndStaysInTheList) {
  const auto market = numbered<MarketplaceId>(1);
  marketplaces().add_api_key(secret(1), market, "", start_of_story);
  marketplaces().add_api_key(secret(2), market, "", start_of_story);
  const auto later = start_of_story + std::chrono::hours{1};
  EXPECT_EQ(marketplaces().revoke_api_key(id_of(secret(1)), later), market);
  EXPECT_EQ(marketplaces().revoke_api_key(id_of(secret(1)), later), std::nullopt) << "once";
  EXPECT_EQ(marketplaces().revoke_api_key(id_of(secret(7)), later), std::nullopt);
  EXPECT_EQ(marketplaces().marketplace_of_key(secret(1)), std::nullopt);
  EXPECT_EQ(marketplaces().marketplace_of_key(secret(2)), market);
  const auto keys = marketplaces().api_keys(market);
  ASSERT_EQ(keys.size(), 2U);
  for (const auto& key : keys)
    EXPECT_EQ(key.revoked, key.id == id_of(secret(1)) ? std::optional{later} : std::nullopt);
}

TEST_P(DirectoryContract, WebhooksGoElsewhereAndAreSignedAnew) {
  const auto id = numbered<MarketplaceId>(1);
  EXPECT_EQ(marketplaces().marketplace(id)->retiring, std::nullopt);
  EXPECT_TRUE(marketplaces().set_webhook_url(id, "https://elsewhere.example"));
  const RetiringSecret old{"whsec_old", start_of_story};
  EXPECT_TRUE(marketplaces().set_webhook_secret(id, "whsec_new", old));
  EXPECT_EQ(marketplaces().marketplace(id)->webhook_url, "https://elsewhere.example");
  EXPECT_EQ(marketplaces().marketplace(id)->webhook_secret, "whsec_new");
  EXPECT_EQ(marketplaces().marketplace(id)->retiring, old);
  EXPECT_TRUE(marketplaces().set_webhook_secret(id, "whsec_newer", std::nullopt));
  EXPECT_EQ(marketplaces().marketplace(id)->retiring, std::nullopt);
  EXPECT_EQ(marketplaces().marketplace(numbered<MarketplaceId>(2))->webhook_secret,
            a_marketplace(2).webhook_secret);
  EXPECT_FALSE(marketplaces().set_webhook_url(numbered<MarketplaceId>(77), ""));
  EXPECT_FALSE(marketplaces().set_webhook_secret(numbered<MarketplaceId>(77), "", {}));
}

TEST_P(DirectoryContract, WhatSomebodyMayDoIsChanged) {
  const auto one = member(1, Role::representative);
  const auto other = member(2, Role::auditor);
  for (const auto& each : {one, other}) EXPECT_TRUE(staff().add_staff(each, start_of_story));
  EXPECT_EQ(staff().staff(one.id)->disabled, std::nullopt);
  staff().set_staff_role(one.id, Role::supervisor);
  staff().set_staff_password(one.id, "$argon2id$other");
  staff().set_staff_disabled(one.id, start_of_story);
  auto changed = one;
  changed.role = Role::supervisor;
  changed.password_hash = "$argon2id$other";
  expect_same(staff().staff(one.id), changed);
  EXPECT_EQ(staff().staff(one.id)->disabled, start_of_story);
  EXPECT_EQ(staff().staff_with_email(one.email)->disabled, start_of_story);
  expect_same(staff().staff(other.id), other);
  EXPECT_EQ(staff().staff(other.id)->disabled, std::nullopt);
  const auto all = staff().every_staff();
  ASSERT_EQ(all.size(), 2U);
  expect_same(all[0], changed);
  expect_same(all[1], other);
  staff().set_staff_disabled(one.id, std::nullopt);
  EXPECT_EQ(staff().staff(one.id)->disabled, std::nullopt);
}

TEST_P(DirectoryContract, AllSessionsOfOneEndAndNobodyElses) {
  const auto one = member(1, Role::representative);
  const auto other = member(2, Role::representative);
  for (const auto& each : {one, other}) EXPECT_TRUE(staff().add_staff(each, start_of_story));
  const auto until = start_of_story + std::chrono::hours{1};
  staff().add_session({secret(1), one.id, until});
  staff().add_session({secret(2), one.id, start_of_story});
  staff().add_session({secret(3), other.id, until});
  EXPECT_EQ(staff().sessions_of(one.id, start_of_story).size(), 1U) << "one has expired";
  staff().remove_sessions_of(one.id);
  EXPECT_TRUE(staff().sessions_of(one.id, start_of_story).empty());
  EXPECT_FALSE(staff().session(secret(1)));
  EXPECT_TRUE(staff().session(secret(3)));
}

TEST_P(DirectoryContract, KeepsTheBrowsersThatKnowSomebodyUntilTheyExpireOrAreTakenBack) {
  const auto one = member(1, Role::representative);
  const auto other = member(2, Role::representative);
  for (const auto& each : {one, other}) EXPECT_TRUE(staff().add_staff(each, start_of_story));
  const auto until = start_of_story + std::chrono::hours{1};
  staff().add_known_device({secret(1), one.id, until});
  staff().add_known_device({secret(2), one.id, start_of_story});
  staff().add_known_device({secret(3), other.id, until});
  staff().add_known_device({secret(1), other.id, start_of_story});
  staff().add_known_device({secret(1), other.id, until});
  const auto known = staff().known_devices(secret(1));
  ASSERT_EQ(known.size(), 2U) << "two who share a browser, each once";
  for (const auto& device : known) EXPECT_EQ(device.expires, until);
  EXPECT_FALSE(staff().session(secret(1))) << "it signs nobody in";
  EXPECT_TRUE(staff().sessions_of(one.id, start_of_story).empty());
  forget_expired(start_of_story + std::chrono::minutes{1});
  EXPECT_TRUE(staff().known_devices(secret(2)).empty());
  staff().remove_sessions_of(one.id);
  ASSERT_EQ(staff().known_devices(secret(1)).size(), 1U);
  EXPECT_EQ(staff().known_devices(secret(1)).front().staff, other.id);
  EXPECT_EQ(staff().known_devices(secret(3)).size(), 1U);
}

TEST_P(DirectoryContract, KeepsStaffOfEveryRole) {
  std::uint32_t number = 0;
  for (const auto role :
       {Role::representative, Role::supervisor, Role::administrator, Role::auditor}) {
    const auto one = member(++number, role);
    EXPECT_TRUE(staff().add_staff(one, start_of_story));
    expect_same(staff().staff(one.id), one);
    expect_same(staff().staff_with_email(one.email), one);
  }
  EXPECT_FALSE(staff().staff(numbered<StaffId>(77)));
  EXPECT_FALSE(staff().staff_with_email("nobody@example.org"));
}

TEST_P(DirectoryContract, AnEMailAddressIsTakenOnce) {
  const auto first = member(1, Role::supervisor);
  auto second = member(2, Role::auditor);
  second.email = first.email;
  EXPECT_TRUE(staff().add_staff(first, start_of_story));
  EXPECT_FALSE(staff().add_staff(second, start_of_story));
  EXPECT_FALSE(staff().staff(second.id));
  expect_same(staff().staff_with_email(first.email), first);
}

TEST_P(DirectoryContract, KeepsThePhotoThatWasSetLast) {
  const auto one = member(1, Role::representative);
  const auto other = member(2, Role::representative);
  for (const auto& each : {one, other}) EXPECT_TRUE(staff().add_staff(each, start_of_story));
  EXPECT_FALSE(staff().staff(one.id)->has_photo);
  EXPECT_EQ(staff().staff_photo(one.id), std::nullopt);
  const std::string first{"\xFF\xD8\xFF\0first", 9};
  const std::string second{"\xFF\xD8\xFF\0second", 10};
  staff().set_staff_photo(one.id, first, start_of_story);
  EXPECT_EQ(staff().staff_photo(one.id), first);
  staff().set_staff_photo(one.id, second, start_of_story);
  EXPECT_EQ(staff().staff_photo(one.id), second);
  EXPECT_TRUE(staff().staff(one.id)->has_photo);
  EXPECT_TRUE(staff().staff_with_email(one.email)->has_photo);
  EXPECT_FALSE(staff().staff(other.id)->has_photo);
  EXPECT_EQ(staff().staff_photo(other.id), std::nullopt);
  EXPECT_THROW(staff().set_staff_photo(numbered<StaffId>(77), first, start_of_story),
               app::StoreFailure);
}

TEST_P(DirectoryContract, SessionsEndWhenRemovedOrForgotten) {
  staff().add_staff(member(1, Role::supervisor), start_of_story);
  for (std::uint32_t i = 1; i <= 3; ++i) {
    staff().add_session({secret(i), numbered<StaffId>(1), start_of_story + std::chrono::hours{i}});
  }
  const auto found = staff().session(secret(2));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->token, secret(2));
  EXPECT_EQ(found->staff, numbered<StaffId>(1));
  EXPECT_EQ(found->expires, start_of_story + std::chrono::hours{2});
  staff().remove_session(secret(2));
  staff().remove_session(secret(2));
  EXPECT_FALSE(staff().session(secret(2)));
  forget_expired(start_of_story + std::chrono::hours{1} + Duration{1});
  EXPECT_FALSE(staff().session(secret(1)));
  EXPECT_TRUE(staff().session(secret(3)));
}

TEST_P(DirectoryContract, ALinkIsBoundOnce) {
  commit(Story(1, "eva").begin());
  links().add_link(link(1));
  const auto unopened = links().link(secret(1));
  ASSERT_TRUE(unopened);
  EXPECT_EQ(unopened->verification, numbered<VerificationId>(1));
  EXPECT_EQ(unopened->expires, start_of_story);
  EXPECT_EQ(unopened->device, std::nullopt);

  EXPECT_TRUE(links().bind_link(secret(1), device(100)));
  EXPECT_FALSE(links().bind_link(secret(1), device(100))) << "the same device again";
  EXPECT_FALSE(links().bind_link(secret(1), device(101))) << "another device";
  EXPECT_FALSE(links().bind_link(secret(2), device(100))) << "no such link";
  EXPECT_EQ(links().link(secret(1))->device, device(100));
  EXPECT_FALSE(links().link(secret(2)));
}

TEST_P(DirectoryContract, ADeviceHasTheLinkItOpenedLast) {
  commit(Story(1, "eva").begin());
  for (std::uint32_t i = 1; i <= 3; ++i) links().add_link(link(i));
  for (const std::uint32_t i : {2U, 3U, 1U}) EXPECT_TRUE(links().bind_link(secret(i), device(100)));
  EXPECT_EQ(links().link_of_device(secret(100))->token, secret(1));
  EXPECT_FALSE(links().link_of_device(secret(101)));
}

TEST_P(DirectoryContract, UnopenedLinksAreForgottenAndOpenedOnesAreNot) {
  commit(Story(1, "eva").begin());
  links().add_link(link(1, start_of_story));
  links().add_link(link(2, start_of_story));
  links().add_link(link(3, start_of_story + std::chrono::hours{1}));
  EXPECT_TRUE(links().bind_link(secret(1), device(100)));
  forget_expired(start_of_story + Duration{1});
  EXPECT_TRUE(links().link(secret(1))) << "a device that opened it goes on";
  EXPECT_FALSE(links().link(secret(2)));
  EXPECT_TRUE(links().link(secret(3)));
}

TEST_P(DirectoryContract, LinksOfExpiredDevicesAreForgotten) {
  commit(Story(1, "eva").begin());
  for (std::uint32_t i = 1; i <= 2; ++i) {
    links().add_link(link(i));
    EXPECT_TRUE(links().bind_link(secret(i), device(100 + i, std::chrono::hours{i})));
  }
  forget_expired(start_of_story + std::chrono::hours{1});
  EXPECT_TRUE(links().link_of_device(secret(101))) << "expires now, not before";
  forget_expired(start_of_story + std::chrono::hours{1} + Duration{1});
  EXPECT_FALSE(links().link_of_device(secret(101)));
  EXPECT_FALSE(links().link(secret(1)));
  EXPECT_EQ(links().link_of_device(secret(102))->device, device(102, std::chrono::hours{2}));
}

TEST_P(DirectoryContract, ABoundLinkCanBeAdded) {
  commit(Story(1, "eva").begin());
  auto bound = link(1);
  bound.device = device(100);
  links().add_link(bound);
  const auto found = links().link_of_device(secret(100));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->token, secret(1));
  EXPECT_EQ(found->device, device(100));
}

TEST_P(DirectoryContract, ADeviceHasOneUnopenedHandOff) {
  commit(Story(1, "eva").begin());
  const auto minted = [&](std::uint32_t number, std::uint32_t by) {
    auto hand_off = link(number);
    hand_off.minted_by = secret(by);
    links().add_link(hand_off);
  };
  links().add_link(link(1));
  minted(2, 100);
  minted(3, 101);
  EXPECT_EQ(links().link(secret(2))->minted_by, secret(100));
  EXPECT_EQ(links().link(secret(1))->minted_by, std::nullopt);
  minted(4, 100);
  EXPECT_FALSE(links().link(secret(2))) << "the newer one took its place";
  EXPECT_TRUE(links().link(secret(1)) && links().link(secret(3)));
  EXPECT_TRUE(links().bind_link(secret(4), device(102)));
  minted(5, 100);
  EXPECT_TRUE(links().link(secret(4))) << "opened: the phone's";
}

TEST_P(DirectoryContract, RemembersWhoTookChargeLast) {
  commit(Story(1, "eva").begin());
  commit(Story(2, "bob").begin());
  for (std::uint32_t i = 1; i <= 4; ++i) {
    auto bound = link(i);
    if (i == 4) bound.verification = numbered<VerificationId>(2);
    bound.device = device(i == 3 ? 101 : 100 + i, std::chrono::hours{i});
    links().add_link(bound);
  }
  const auto first = numbered<VerificationId>(1);
  EXPECT_EQ(links().device_in_charge(first), std::nullopt);
  links().take_charge(first, secret(101));
  links().take_charge(first, secret(102));
  EXPECT_EQ(links().device_in_charge(first), secret(102));
  links().take_charge(first, secret(101));
  EXPECT_EQ(links().device_in_charge(first), secret(101));
  EXPECT_EQ(links().device_in_charge(numbered<VerificationId>(2)), std::nullopt);
  links().take_charge(first, secret(102));
  forget_expired(start_of_story + std::chrono::hours{2} + Duration{1});
  EXPECT_EQ(links().device_in_charge(first), secret(101)) << "the other's time is over";
}

}  // namespace
}  // namespace visavis::contracts
