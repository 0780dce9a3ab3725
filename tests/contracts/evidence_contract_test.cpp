#include "contracts/store_contract.h"

namespace visavis::contracts {
namespace {

using app::EvidenceRecord;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr Timestamp end_of_story = start_of_story + std::chrono::hours{1};

class EvidenceContract : public StoreContract {
 protected:
  app::EvidenceRecords& evidence() { return connection->store().evidence(); }

  /// It begins so many seconds after the story.
  EvidenceRecord growing(std::uint32_t number, int seconds = 0,
                         CallSide side = CallSide::applicant) {
    EvidenceRecord one{numbered<EvidenceId>(number),
                       numbered<VerificationId>(1),
                       numbered<MarketplaceId>(1),
                       account("eva"),
                       numbered<CallId>(5),
                       side,
                       start_of_story + std::chrono::seconds{seconds},
                       std::string{"a\0 key", 6}};
    evidence().add_evidence(one);
    return one;
  }
  static RecordedFile file_of(const EvidenceRecord& one) {
    return {one.id,
            one.side,
            one.began + Duration{40},
            std::chrono::minutes{4},
            "video/webm",
            1'234'567,
            "e3b0",
            "f4c1",
            false};
  }
  void keep(const EvidenceRecord& one) { commit(eva.step(KeepRecording{one.call, file_of(one)})); }
  EvidenceRecord stored(std::uint32_t number) {
    return evidence().evidence(numbered<EvidenceId>(number)).value();
  }
  static std::vector<EvidenceId> ids(const std::vector<EvidenceRecord>& records) {
    std::vector<EvidenceId> found;
    for (const auto& one : records) found.push_back(one.id);
    return found;
  }
  /// Up to the decision of a call.
  void talk() {
    commit(eva.step(GiveConsent{std::string{consent_version}}));
    commit(eva.step(JoinQueue{}));
    commit(eva.step(start_call(5)));
  }
  /// Of what is kept for so long, whatever became of it.
  std::vector<EvidenceId> expired(int seconds, std::size_t limit = 10) {
    const auto then = start_of_story + std::chrono::seconds{seconds};
    return ids(evidence().expired_evidence({then, then}, limit));
  }
  void SetUp() override {
    StoreContract::SetUp();
    commit(eva.begin());
  }

  Story eva{1, "eva"};
};
VISAVIS_ON_EVERY_STORE(EvidenceContract);

TEST_P(EvidenceContract, WhatGrowsIsKnownWithItsKey) {
  EXPECT_EQ(evidence().evidence(numbered<EvidenceId>(1)), std::nullopt);
  const auto one = growing(1);
  EXPECT_EQ(stored(1), one);
  EXPECT_THAT(evidence().growing_evidence(), ElementsAre(one));
  EXPECT_THAT(storage->connect()->store().evidence().evidence_of(one.verification),
              ElementsAre(one));
}

TEST_P(EvidenceContract, WhatIsKeptIsAsTheEventSays) {
  auto one = growing(1);
  keep(one);
  one.state = EvidenceState::kept;
  one.file = file_of(one);
  one.began = one.file->began;
  EXPECT_EQ(stored(1), one);
  EXPECT_THAT(evidence().growing_evidence(), IsEmpty());
}

TEST_P(EvidenceContract, WhatIsLostIsNotOpenedAnyMore) {
  auto one = growing(1);
  commit(eva.step(LoseRecording{one.call, one.id, one.side, RecordingLoss::nothing_received}));
  one.state = EvidenceState::lost;
  one.wrapped_key.clear();
  EXPECT_EQ(stored(1), one);
  EXPECT_THAT(evidence().growing_evidence(), IsEmpty());
}

TEST_P(EvidenceContract, WhatIsErasedSaysThatItWasThere) {
  auto one = growing(1);
  keep(one);
  commit(eva.step(EraseEvidence{one.id, ErasedBecause::expired}));
  EXPECT_EQ(stored(1).state, EvidenceState::erased);
  EXPECT_EQ(stored(1).wrapped_key, "");
  EXPECT_EQ(stored(1).file, file_of(one));
}

TEST_P(EvidenceContract, AStepThatIsUndoneChangesNothingOfIt) {
  const auto one = growing(1);
  const auto undone = [&] {
    connection->store().together([&] {
      keep(one);
      throw std::runtime_error("in the middle");
    });
  };
  EXPECT_THROW(undone(), std::runtime_error);
  EXPECT_EQ(stored(1), one);
}

TEST_P(EvidenceContract, AStillIsKnownAsOneFromItsFirstByte) {
  EvidenceRecord one{numbered<EvidenceId>(1),
                     numbered<VerificationId>(1),
                     numbered<MarketplaceId>(1),
                     account("eva"),
                     numbered<CallId>(5),
                     CallSide::applicant,
                     start_of_story,
                     "a key"};
  one.still_of = StillOf::document_back;
  evidence().add_evidence(one);
  EXPECT_EQ(stored(1), one);
  EXPECT_THAT(evidence().growing_evidence(), ElementsAre(one));
  const KeptStill still{.evidence = one.id,
                        .asked = one.id,
                        .of = StillOf::document_back,
                        .taken = start_of_story + Duration{40},
                        .width = 4000,
                        .height = 3000,
                        .bytes = 1'234'567,
                        .sha256 = "e3b0",
                        .received_sha256 = "f4c1",
                        .quality = {.lines = 3000, .card = 300},
                        .beside = StillBeside{numbered<EvidenceId>(2), Likeness::different}};
  commit(eva.step(KeepStill{one.call, still}));
  commit(eva.step(MissStill{one.call, one.id, StillOf::document_front, StillLoss::interrupted}));
  one.state = EvidenceState::kept;
  one.began = still.taken;
  one.file = visavis::file_of(still);
  one.still = still;
  EXPECT_EQ(stored(1), one);
}

TEST_P(EvidenceContract, AStillThatIsMissedIsNotOpenedAnyMore) {
  auto one = growing(1);
  commit(eva.step(MissStill{one.call, one.id, StillOf::face, StillLoss::not_kept}));
  one.state = EvidenceState::lost;
  one.wrapped_key.clear();
  EXPECT_EQ(stored(1), one);
  commit(
      eva.step(MissStill{one.call, numbered<EvidenceId>(9), StillOf::face, StillLoss::no_camera}));
}

TEST_P(EvidenceContract, OfAVerificationInItsOrder) {
  Story adam{2, "adam"};
  commit(adam.begin());
  growing(2, 20);
  growing(1, 10, CallSide::representative);
  EXPECT_THAT(ids(evidence().evidence_of(numbered<VerificationId>(1))),
              ElementsAre(numbered<EvidenceId>(1), numbered<EvidenceId>(2)));
  EXPECT_THAT(evidence().evidence_of(numbered<VerificationId>(2)), IsEmpty());
}

TEST_P(EvidenceContract, IsListedInPagesAndByWhatItIs) {
  Story adam{2, "adam"};
  commit(adam.begin());
  std::vector<EvidenceRecord> records{growing(3, 30), growing(1, 10)};
  evidence().add_evidence({numbered<EvidenceId>(2), numbered<VerificationId>(2),
                           numbered<MarketplaceId>(1), account("adam"), numbered<CallId>(6),
                           CallSide::applicant, start_of_story, "key"});
  keep(records[1]);
  const auto listed = [&](const app::EvidenceFilter& filter) {
    return ids(evidence().listed_evidence(filter));
  };
  const auto one = numbered<EvidenceId>(1), two = numbered<EvidenceId>(2);
  const auto three = numbered<EvidenceId>(3);
  EXPECT_THAT(listed({}), ElementsAre(three, one, two)) << "as it was added";
  EXPECT_THAT(listed({.limit = 2}), ElementsAre(three, one));
  EXPECT_THAT(listed({.after = one}), ElementsAre(two));
  EXPECT_THAT(listed({.after = two}), IsEmpty());
  EXPECT_THAT(listed({.account = account("eva")}), ElementsAre(three, one));
  EXPECT_THAT(listed({.marketplace = numbered<MarketplaceId>(2)}), IsEmpty());
  EXPECT_THAT(listed({.verification = numbered<VerificationId>(2)}), ElementsAre(two));
  EXPECT_THAT(listed({.state = EvidenceState::growing}), ElementsAre(three, two));
  EXPECT_THAT(listed({.account = account("eva"), .state = EvidenceState::kept}), ElementsAre(one));
}

TEST_P(EvidenceContract, WhatIsOverItsTimeIsFoundByItsAge) {
  const std::vector<EvidenceRecord> records{growing(3, 30), growing(1, 10), growing(2, 20),
                                            growing(4, 5)};
  for (std::size_t i = 0; i < 3; ++i) keep(records[i]);
  EXPECT_THAT(expired(10), IsEmpty());
  EXPECT_THAT(expired(25), ElementsAre(numbered<EvidenceId>(1), numbered<EvidenceId>(2)));
  EXPECT_THAT(expired(60, 2), ElementsAre(numbered<EvidenceId>(1), numbered<EvidenceId>(2)));
  commit(eva.step(EraseEvidence{numbered<EvidenceId>(1), ErasedBecause::expired}));
  EXPECT_THAT(expired(25), ElementsAre(numbered<EvidenceId>(2)));
}

TEST_P(EvidenceContract, WhoEndedVerifiedHasATimeOfTheirOwn) {
  talk();
  keep(growing(1));
  const app::EvidenceKeptSince longer{start_of_story, end_of_story};
  EXPECT_THAT(ids(evidence().expired_evidence(longer, 10)), ElementsAre(numbered<EvidenceId>(1)));
  commit(eva.step(decide_as(eva, Outcome::passed)));
  EXPECT_THAT(ids(evidence().expired_evidence(longer, 10)), IsEmpty());
  EXPECT_THAT(ids(evidence().expired_evidence({end_of_story, start_of_story}, 10)),
              ElementsAre(numbered<EvidenceId>(1)));
}

TEST_P(EvidenceContract, PicturesOfDocumentsHaveATimeOfTheirOwn) {
  const auto take = [&](std::uint32_t number, StillOf of) {
    const auto id = numbered<EvidenceId>(number);
    const auto taken = start_of_story + std::chrono::seconds{number};
    EvidenceRecord one{id,
                       numbered<VerificationId>(1),
                       numbered<MarketplaceId>(1),
                       account("eva"),
                       numbered<CallId>(5),
                       CallSide::applicant,
                       taken,
                       "a key"};
    one.still_of = of;
    evidence().add_evidence(one);
    commit(eva.step(KeepStill{one.call, {.evidence = id, .asked = id, .of = of, .taken = taken}}));
  };
  const auto found = [&](int by_outcome, int documents, std::size_t limit = 10) {
    const auto at = [](int seconds) { return start_of_story + std::chrono::seconds{seconds}; };
    return ids(evidence().expired_evidence({at(by_outcome), at(by_outcome), at(documents)}, limit));
  };
  take(1, StillOf::face);
  take(2, StillOf::document_front);
  take(3, StillOf::other);
  take(4, StillOf::document_back);
  keep(growing(5, 5));
  const auto id = [](std::uint32_t number) { return numbered<EvidenceId>(number); };
  EXPECT_THAT(found(0, 10), ElementsAre(id(2), id(4)));
  EXPECT_THAT(found(0, 4), ElementsAre(id(2)));
  EXPECT_THAT(found(10, 0), ElementsAre(id(1), id(2), id(3), id(4), id(5))) << "never longer";
  EXPECT_THAT(found(4, 10, 3), ElementsAre(id(1), id(2), id(3)));
  talk();
  commit(eva.step(decide_as(eva, Outcome::failed)));
  EXPECT_THAT(found(10, 10), IsEmpty()) << "a second review needs them";
}

TEST_P(EvidenceContract, WhatWasRecordedIsWithdrawnWithTheConsent) {
  talk();
  const auto withdrawn = [&] { return ids(evidence().withdrawn_evidence(10)); };
  const auto before = growing(1);
  keep(before);
  EXPECT_THAT(withdrawn(), IsEmpty());
  const auto during = growing(2);
  commit(eva.step(LeaveCall{numbered<CallId>(5), true}));
  EXPECT_EQ(eva.verification().consent, std::nullopt);
  EXPECT_THAT(withdrawn(), ElementsAre(numbered<EvidenceId>(1)));
  keep(during);
  keep(growing(3, 30));
  EXPECT_THAT(withdrawn(), ElementsAre(numbered<EvidenceId>(1), numbered<EvidenceId>(2),
                                       numbered<EvidenceId>(3)))
      << "what was on its way, too";
  EXPECT_THAT(evidence().withdrawn_evidence(1), testing::SizeIs(1));
  connection->store().legal_holds().add_legal_hold(
      {{numbered<MarketplaceId>(1), account("eva")}, end_of_story, "Dana", "Court file 7"});
  EXPECT_THAT(withdrawn(), IsEmpty()) << "a legal hold keeps it";
  connection->store().legal_holds().remove_legal_hold({numbered<MarketplaceId>(1), account("eva")});
  for (const std::uint32_t one : {1U, 2U, 3U})
    commit(eva.step(EraseEvidence{numbered<EvidenceId>(one), ErasedBecause::withdrawn}));
  EXPECT_THAT(withdrawn(), IsEmpty());
}

TEST_P(EvidenceContract, WhoOnlyLeavesWithdrawsNothing) {
  talk();
  keep(growing(1));
  commit(eva.step(LeaveCall{numbered<CallId>(5)}));
  EXPECT_NE(eva.verification().consent, std::nullopt);
  EXPECT_THAT(evidence().withdrawn_evidence(10), IsEmpty());
}

TEST_P(EvidenceContract, WhatReviewsAndAppealsNeedIsNotOverAndHoldsUpNothing) {
  Story adam{2, "adam"};
  commit(adam.begin());
  talk();
  keep(growing(1, 1));
  evidence().add_evidence({numbered<EvidenceId>(2), numbered<VerificationId>(2),
                           numbered<MarketplaceId>(1), account("adam"), numbered<CallId>(6),
                           CallSide::applicant, start_of_story + std::chrono::seconds{20}, "key"});
  auto of_adam = stored(2);
  commit(adam.step(KeepRecording{of_adam.call, file_of(of_adam)}));
  commit(eva.step(decide_as(eva, Outcome::failed)));
  const auto two = numbered<EvidenceId>(2);
  EXPECT_THAT(expired(1000, 1), ElementsAre(two)) << "a second review";
  commit(eva.step(review_as(Verdict::confirmed)));
  EXPECT_THAT(expired(1000, 1), ElementsAre(numbered<EvidenceId>(1)));
  commit(eva.step(RequestAppeal{Personal<std::string>{"It was me."}}));
  EXPECT_THAT(expired(1000, 1), ElementsAre(two)) << "an open appeal";
}

TEST_P(EvidenceContract, ALegalHoldKeepsWhatItIsOn) {
  Story adam{2, "adam"};
  commit(adam.begin());
  keep(growing(1, 1));
  auto& holds = connection->store().legal_holds();
  const app::HeldEvidence eva_herself{numbered<MarketplaceId>(1), account("eva")};
  app::HeldEvidence once = eva_herself;
  once.verification = numbered<VerificationId>(1);
  const app::LegalHold all{eva_herself, start_of_story + Duration{7}, "Dana Reyes", "File 7"};
  const app::LegalHold one{once, start_of_story + Duration{9}, "Dana Reyes", "File 9"};
  EXPECT_TRUE(holds.add_legal_hold(one));
  EXPECT_TRUE(holds.add_legal_hold(all));
  EXPECT_FALSE(holds.add_legal_hold({once, start_of_story, "Another", "Again"}));
  EXPECT_THAT(storage->connect()->store().legal_holds().legal_holds(), ElementsAre(all, one));
  EXPECT_EQ(stored(1).held, all.since) << "since the first of them";
  EXPECT_THAT(expired(1000), IsEmpty());
  EXPECT_TRUE(holds.remove_legal_hold(eva_herself));
  EXPECT_FALSE(holds.remove_legal_hold(eva_herself));
  EXPECT_EQ(stored(1).held, one.since);
  EXPECT_THAT(expired(1000), IsEmpty());
  EXPECT_TRUE(holds.remove_legal_hold(once));
  EXPECT_EQ(stored(1).held, std::nullopt);
  EXPECT_THAT(expired(1000), ElementsAre(numbered<EvidenceId>(1)));
}

TEST_P(EvidenceContract, ALegalHoldOfOneIsNotAnothers) {
  Story adam{2, "adam"};
  commit(adam.begin());
  keep(growing(1, 1));
  auto& holds = connection->store().legal_holds();
  const auto on = [&](std::uint32_t marketplace, std::string_view name,
                      std::optional<VerificationId> verification) {
    return app::LegalHold{{numbered<MarketplaceId>(marketplace), account(name), verification},
                          start_of_story,
                          "Dana",
                          "File"};
  };
  EXPECT_TRUE(holds.add_legal_hold(on(1, "adam", std::nullopt)));
  EXPECT_TRUE(holds.add_legal_hold(on(1, "adam", numbered<VerificationId>(2))));
  EXPECT_TRUE(holds.add_legal_hold(on(2, "eva", std::nullopt)));
  EXPECT_THAT(expired(1000), ElementsAre(numbered<EvidenceId>(1)));
}

TEST_P(EvidenceContract, AKeyCanBeWrappedAnew) {
  const auto one = growing(1);
  evidence().rewrap_evidence(one.id, std::string{"b\0 key", 6});
  EXPECT_EQ(stored(1).wrapped_key, (std::string{"b\0 key", 6}));
}

}  // namespace
}  // namespace visavis::contracts
