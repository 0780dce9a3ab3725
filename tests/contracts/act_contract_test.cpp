#include "app/records/hash_chain.h"
#include "app/records/row.h"

#include "contracts/store_contract.h"

namespace visavis::contracts {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class ActContract : public StoreContract {
 protected:
  static Act act(std::uint32_t number) {
    return {numbered<StaffId>(number), start_of_story + Duration{number}, SignedIn{}};
  }
  /// Events and acts in turn: event, act, act, event, act, event.
  void tell_a_day() {
    commit(eva.begin());
    positions = {acts().append(act(1)), acts().append(act(2))};
    commit(eva.step(GiveConsent{std::string{consent_version}}));
    positions.push_back(acts().append(act(3)));
    commit(eva.step(JoinQueue{}));
  }
  std::vector<Act> after(std::int64_t position, std::size_t limit = 100) {
    std::vector<Act> all;
    for (const auto& one : acts().acts_after(position, limit)) all.push_back(one.act);
    return all;
  }

  Story eva{1, "eva"};
  std::vector<std::int64_t> positions;
};
VISAVIS_ON_EVERY_STORE(ActContract);

TEST_P(ActContract, EveryKindComesBackAsItWas) {
  const std::vector<Act> all{
      {std::nullopt, start_of_story, MarketplaceAdded{numbered<MarketplaceId>(1)}},
      {std::nullopt, start_of_story, ApiKeyAdded{numbered<MarketplaceId>(1)}},
      {std::nullopt, start_of_story, StaffAdded{numbered<StaffId>(1), Role::auditor}},
      {std::nullopt, start_of_story, StaffPhotoChanged{numbered<StaffId>(1)}},
      {numbered<StaffId>(1), start_of_story, SignedIn{}},
      {numbered<StaffId>(1), start_of_story, SignedOut{}},
      {std::nullopt, start_of_story, SupportChanged{numbered<MarketplaceId>(1)}},
      {std::nullopt, start_of_story,
       ApiKeyRevoked{numbered<MarketplaceId>(1), numbered<ApiKeyId>(1)}},
      {std::nullopt, start_of_story, WebhookChanged{numbered<MarketplaceId>(1)}},
      {std::nullopt, start_of_story, WebhookSecretChanged{numbered<MarketplaceId>(1)}},
      {std::nullopt, start_of_story, StaffDisabled{numbered<StaffId>(1)}},
      {std::nullopt, start_of_story, StaffEnabled{numbered<StaffId>(1)}},
      {std::nullopt, start_of_story, StaffRoleChanged{numbered<StaffId>(1), Role::supervisor}},
      {std::nullopt, start_of_story, StaffPasswordChanged{numbered<StaffId>(1)}},
      {std::nullopt, start_of_story, SessionsEnded{numbered<StaffId>(1)}},
      {std::nullopt, start_of_story, WebhooksResumed{numbered<MarketplaceId>(1)}},
      {std::nullopt, start_of_story, MediumChanged{numbered<MarketplaceId>(1)}},
      {numbered<StaffId>(1), start_of_story, SecondFactorAdded{FactorKind::passkey}},
      {numbered<StaffId>(1), start_of_story, SecondFactorRemoved{FactorKind::totp}},
      {numbered<StaffId>(1), start_of_story, RecoveryCodesMade{}},
      {numbered<StaffId>(1), start_of_story, RecoveryCodeUsed{}},
      {std::nullopt, start_of_story, SecondFactorsReset{numbered<StaffId>(1)}},
      {numbered<StaffId>(1), start_of_story, OwnSessionsEnded{}},
      {numbered<StaffId>(1), start_of_story,
       EvidenceLookedAt{numbered<VerificationId>(1), numbered<EvidenceId>(1), "Second review"}},
      {std::nullopt, start_of_story,
       EvidenceHeld{numbered<MarketplaceId>(1), account("eva"), numbered<VerificationId>(1),
                    "Dana Reyes", "Court file 7"}},
      {std::nullopt, start_of_story,
       EvidenceReleased{numbered<MarketplaceId>(1), account("eva"), std::nullopt, "Dana", "Over"}},
      {std::nullopt, start_of_story,
       AccountErased{numbered<MarketplaceId>(1), account("eva"), "Eva", "Asked for it"}},
      {std::nullopt, start_of_story, MasterKeyRotated{"0123456789abcdef"}},
      {std::nullopt, start_of_story, AccountKeyRotated{numbered<MarketplaceId>(1), account("eva")}},
      {numbered<StaffId>(1), start_of_story,
       ExportAsked{numbered<VerificationId>(1), numbered<ExportId>(1), "Court file 7"}},
      {numbered<StaffId>(2), start_of_story,
       ExportApproved{numbered<VerificationId>(1), numbered<ExportId>(1), numbered<StaffId>(1),
                      ""}},
      {numbered<StaffId>(2), start_of_story,
       ExportDeclined{numbered<VerificationId>(1), numbered<ExportId>(2), numbered<StaffId>(1),
                      "Too much"}},
      {numbered<StaffId>(1), start_of_story,
       ExportDownloaded{numbered<VerificationId>(1), numbered<ExportId>(1)}},
      {numbered<StaffId>(1), start_of_story, EvidenceLookRefused{numbered<VerificationId>(1)}}};
  ASSERT_EQ(all.size(), std::variant_size_v<ActBody>);
  for (const auto& one : all) acts().append(one);
  EXPECT_EQ(after(0), all);
  EXPECT_EQ(storage->connect()->acts().acts_after(0, 100).size(), all.size());
}

TEST_P(ActContract, StandInOneLogWithTheEvents) {
  EXPECT_EQ(acts().last_position(), 0);
  tell_a_day();
  std::vector<std::int64_t> events;
  for (const auto& one : store().events_after(0, 100, std::nullopt)) events.push_back(one.position);
  ASSERT_EQ(events.size(), 3U);
  ASSERT_EQ(positions.size(), 3U);
  const std::vector<std::int64_t> in_order{events[0], positions[0], positions[1],
                                           events[1], positions[2], events[2]};
  for (std::size_t i = 1; i < in_order.size(); ++i) EXPECT_GT(in_order[i], in_order[i - 1]);
  EXPECT_EQ(acts().last_position(), events[2]);
  const auto next = acts().append(act(4));
  EXPECT_EQ(acts().last_position(), next);
}

TEST_P(ActContract, NoMarketplaceEverSeesThem) {
  tell_a_day();
  EXPECT_EQ(store().events_after(0, 100, numbered<MarketplaceId>(1)).size(), 3U);
  EXPECT_EQ(store().history(numbered<VerificationId>(1)).size(), 3U);
}

TEST_P(ActContract, AreReadInPages) {
  tell_a_day();
  EXPECT_THAT(after(0, 2), ElementsAre(act(1), act(2)));
  EXPECT_THAT(after(positions[1], 2), ElementsAre(act(3)));
  EXPECT_THAT(after(positions[2]), IsEmpty());
}

TEST_P(ActContract, EachHashCoversTheOneBefore) {
  tell_a_day();
  app::Hash previous{};
  for (const auto& one : acts().acts_after(0, 100)) {
    EXPECT_EQ(one.previous_hash, previous);
    EXPECT_EQ(one.hash, app::act_hash(previous, app::encode_act(one.act)));
    previous = one.hash;
  }
  EXPECT_EQ(connection->chain_broken_at(), std::nullopt);
}

class ActSearchContract : public ActContract {
 protected:
  /// So many seconds after the story began.
  std::int64_t did(std::optional<StaffId> by, int seconds, const ActBody& body) {
    return acts().append({by, start_of_story + std::chrono::seconds{seconds}, body});
  }
  static EvidenceLookedAt look(std::uint32_t verification) {
    return {numbered<VerificationId>(verification), numbered<EvidenceId>(verification), "Appeal"};
  }
  std::vector<std::int64_t> found(const app::ActFilter& filter) {
    std::vector<std::int64_t> all;
    for (const auto& one : acts().newest_acts(filter)) all.push_back(one.position);
    return all;
  }

  const StaffId rita = numbered<StaffId>(1), sam = numbered<StaffId>(2);
  const std::int64_t in = did(rita, 10, SignedIn{}), first = did(rita, 20, look(1)),
                     added = did(std::nullopt, 30, StaffAdded{sam, Role::auditor}),
                     sams = did(sam, 40, look(1)), second = did(rita, 50, look(2)),
                     out = did(rita, 60, SignedOut{});
};
VISAVIS_ON_EVERY_STORE(ActSearchContract);

TEST_P(ActSearchContract, TheNewestComeFirst) {
  EXPECT_THAT(found({}), ElementsAre(out, second, sams, added, first, in));
  const auto newest = acts().newest_acts({.limit = 1});
  ASSERT_EQ(newest.size(), 1U);
  EXPECT_EQ(newest[0].act, (Act{rita, start_of_story + std::chrono::seconds{60}, SignedOut{}}));
}

TEST_P(ActSearchContract, ByWhoDidIt) {
  EXPECT_THAT(found({.by = rita}), ElementsAre(out, second, first, in));
  EXPECT_THAT(found({.by = std::optional<StaffId>{}}), ElementsAre(added));
  EXPECT_THAT(found({.by = numbered<StaffId>(9)}), IsEmpty());
}

TEST_P(ActSearchContract, ByWhatItWas) {
  const std::string looked = "evidence.looked_at";
  EXPECT_THAT(found({.name = looked}), ElementsAre(second, sams, first));
  EXPECT_THAT(found({.by = rita, .name = looked}), ElementsAre(second, first));
  EXPECT_THAT(found({.by = std::optional<StaffId>{}, .name = looked}), IsEmpty());
}

TEST_P(ActSearchContract, ByWhatItIsAbout) {
  const std::vector<ActSubject> one{numbered<VerificationId>(1)};
  EXPECT_THAT(found({.about = one}), ElementsAre(sams, first));
  EXPECT_THAT(found({.by = rita, .about = one}), ElementsAre(first));
  EXPECT_THAT(found({.name = "evidence.looked_at", .about = one}), ElementsAre(sams, first));
  EXPECT_THAT(found({.name = "staff.signed_in", .about = one}), IsEmpty());
  EXPECT_THAT(found({.about = {{one[0], numbered<VerificationId>(2)}}, .limit = 2}),
              ElementsAre(second, sams));
  EXPECT_THAT(found({.about = std::vector<ActSubject>{}}), IsEmpty());
}

TEST_P(ActSearchContract, ByTheAccountThatItIsAbout) {
  const auto verification = numbered<VerificationId>(1);
  const auto market = numbered<MarketplaceId>(1);
  const auto held =
      did(std::nullopt, 70, EvidenceHeld{market, account("eva"), verification, "Dana", "File 7"});
  const auto erased = did(std::nullopt, 80, AccountErased{market, account("eva"), "Eva", "Asked"});
  did(std::nullopt, 90, AccountKeyRotated{market, account("ben")});
  const auto like_it =
      did(std::nullopt, 100, AccountKeyRotated{market, account(verification.text())});
  EXPECT_THAT(found({.about = {{account("eva")}}}), ElementsAre(erased));
  EXPECT_THAT(found({.about = {{verification}}}), ElementsAre(held, sams, first));
  EXPECT_THAT(found({.about = {{account(verification.text())}}}), ElementsAre(like_it));
  EXPECT_THAT(found({.about = {{verification, account("eva")}}}),
              ElementsAre(erased, held, sams, first));
}

TEST_P(ActSearchContract, ByWhenItWas) {
  const auto at = [](int seconds) { return start_of_story + std::chrono::seconds{seconds}; };
  EXPECT_THAT(found({.from = at(30)}), ElementsAre(out, second, sams, added));
  EXPECT_THAT(found({.until = at(30)}), ElementsAre(first, in));
  EXPECT_THAT(found({.by = rita, .from = at(20), .until = at(60)}), ElementsAre(second, first));
}

TEST_P(ActSearchContract, PageByPage) {
  EXPECT_THAT(found({.limit = 2}), ElementsAre(out, second));
  EXPECT_THAT(found({.older_than = second, .limit = 2}), ElementsAre(sams, added));
  EXPECT_THAT(found({.by = rita, .older_than = second}), ElementsAre(first, in));
  EXPECT_THAT(found({.older_than = in}), IsEmpty());
  EXPECT_THAT(found({.older_than = out + 100}), IsEmpty());
}

TEST_P(ActSearchContract, OfOneTimeEachComesOnce) {
  const auto one = did(sam, 70, SignedIn{}), two = did(sam, 70, SignedOut{}),
             three = did(sam, 70, SignedIn{});
  EXPECT_THAT(found({.limit = 2}), ElementsAre(three, two));
  EXPECT_THAT(found({.older_than = two, .limit = 2}), ElementsAre(one, out));
  // The clock was set back: the times count.
  const auto back = did(sam, 45, SignedIn{});
  EXPECT_THAT(found({.by = sam, .older_than = one}), ElementsAre(back, sams));
}

class ActTamperContract : public ActContract {
 protected:
  std::optional<std::int64_t> broken_by(const std::string& change, std::size_t index) {
    storage->tamper(change + " WHERE position = " + std::to_string(positions.at(index)));
    return storage->connect()->chain_broken_at();
  }
};
VISAVIS_ON_EVERY_DATABASE(ActTamperContract);

TEST_P(ActTamperContract, ChangingAnActBreaksTheChain) {
  tell_a_day();
  EXPECT_EQ(broken_by("UPDATE event SET content = replace(content, 'signed_in', 'signed_out')", 1),
            positions[1]);
}

TEST_P(ActTamperContract, CallingAnActSomethingElseBreaksTheChain) {
  tell_a_day();
  EXPECT_EQ(broken_by("UPDATE event SET type = 'staff.signed_out'", 1), positions[1]);
}

TEST_P(ActTamperContract, HidingAnActFromASearchBreaksTheChain) {
  tell_a_day();
  EXPECT_EQ(broken_by("UPDATE event SET act_by = NULL", 1), positions[1]);
  EXPECT_EQ(broken_by("UPDATE event SET act_at = 0", 0), positions[0]);
}

TEST_P(ActTamperContract, ChangingAHashBreaksTheChain) {
  tell_a_day();
  EXPECT_EQ(broken_by("UPDATE event SET hash = previous_hash", 1), positions[1]);
}

TEST_P(ActTamperContract, RemovingAnActBreaksTheChainAtTheNext) {
  tell_a_day();
  EXPECT_EQ(broken_by("DELETE FROM event", 0), positions[1]);
}

TEST_P(ActTamperContract, RemovingTheLastActBreaksTheChainAtTheOneBefore) {
  tell_a_day();
  EXPECT_EQ(broken_by("DELETE FROM event", 2), positions[1]);
}

TEST_P(ActTamperContract, RemovingTheOnlyActBreaksTheChain) {
  positions = {acts().append(act(1))};
  EXPECT_EQ(broken_by("DELETE FROM event", 0), 0);
}

TEST_P(ActTamperContract, HidingAnEventFromItsMarketplaceBreaksTheChain) {
  tell_a_day();
  const auto event = store().history(numbered<VerificationId>(1)).front().position;
  positions = {event};
  EXPECT_EQ(broken_by("UPDATE event SET audience = 'internal'", 0), event);
}

TEST_P(ActTamperContract, AreNoDeliveries) {
  tell_a_day();
  EXPECT_EQ(outbox().due(start_of_story + std::chrono::hours{1}, 100).size(), 1U)
      << "the verification's first event";
}

}  // namespace
}  // namespace visavis::contracts
