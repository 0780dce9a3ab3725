// A still on its way into the vault: real vault, real keys, the store in memory.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/evidence/evidence_reading.h"
#include "app/evidence/still_keeping.h"
#include "app/evidence/verify_evidence.h"
#include "app/records/hash_chain.h"

#include "evidence/evidence_life.h"

namespace visavis {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

class StillLife : public EvidenceLife {
 protected:
  app::TakenStill taken(StillSource source = StillSource::camera,
                        StillOf of = StillOf::document_front) {
    const auto& v = story.verification();
    const bool camera = source == StillSource::camera;
    return {{{v.id, v.marketplace, v.account, numbered<CallId>(7), CallSide::applicant},
             numbered<EvidenceId>(3),
             of,
             clock.now()},
            source,
            camera ? std::optional<std::string>{"f4c1"} : std::nullopt};
  }
  static app::ReadPicture picture(std::string_view bytes, std::uint64_t hash = 0) {
    return {{bytes.begin(), bytes.end()},
            4000,
            3000,
            {hash, hash},
            {.lines = 3000, .sharpness = 50, .glare = 0, .light = 120}};
  }
  KeptStill last_kept() { return std::get<StillKept>(last_event()).still; }

  app::StillKeeping keeping{places(), steps, growing};
};

TEST_F(StillLife, IsSealedToldOfAndReadAgain) {
  keeping.keep(taken(), picture("a sharp picture"));
  const auto kept = last_kept();
  EXPECT_EQ(kept.evidence, numbered<EvidenceId>(3)) << "called as it was asked for";
  EXPECT_EQ(kept.sha256, app::sha256_text("a sharp picture"));
  EXPECT_EQ(kept.received_sha256, "f4c1");
  EXPECT_EQ(kept.bytes, 15U);
  EXPECT_EQ(kept.width, 4000U);
  EXPECT_EQ(kept.verdict, PictureVerdict::blurred);
  EXPECT_FALSE(kept.beside);
  const auto record = connection.evidence().evidence(kept.evidence).value();
  EXPECT_EQ(record.state, EvidenceState::kept);
  EXPECT_EQ(record.still, kept);
  EXPECT_EQ(record.file->media_type, "image/jpeg");
  app::EvidenceReading reading{vault, more_keys()};
  EXPECT_EQ(reading.read(record, 2, 5).value(), "sharp");
  EXPECT_FALSE(growing.has(kept.evidence));
  EXPECT_EQ(app::verify_evidence(connection, keys, vault, record), std::nullopt);
}

TEST_F(StillLife, BothOfOneMomentAreCompared) {
  keeping.keep(taken(StillSource::relay), picture("from the relay", 0));
  const auto relayed = last_kept();
  EXPECT_NE(relayed.evidence, relayed.asked);
  EXPECT_FALSE(relayed.received_sha256);
  keeping.keep(taken(), picture("from the camera", 0));
  EXPECT_EQ(last_kept().beside, (StillBeside{relayed.evidence, Likeness::same}));
}

TEST_F(StillLife, AnotherSceneIsFlagged) {
  keeping.keep(taken(), picture("from the camera", 0xffff'ffff'0000'0000));
  keeping.keep(taken(StillSource::relay), picture("from the relay", 0x0000'ffff'0f0f'00ff));
  EXPECT_EQ(last_kept().beside, (StillBeside{numbered<EvidenceId>(3), Likeness::different}));
}

TEST_F(StillLife, WhatIsMissedIsToldAndLeavesNothing) {
  keeping.miss(taken().asked, StillLoss::unreadable);
  EXPECT_EQ(last_event(), EventBody(StillMissed{numbered<CallId>(7), numbered<EvidenceId>(3),
                                                StillOf::document_front, StillLoss::unreadable}));
  EXPECT_THAT(files(), IsEmpty());
}

/// A process that ended while a picture was being looked at.
TEST_F(StillLife, WhatHasComeAndWasNeverKeptIsMissed) {
  const auto asked = taken().asked;
  {
    app::GrowingNow other;
    app::StillKeeping ended{places(), steps, other};
    ended.begin(asked);
    EXPECT_TRUE(other.has(asked.still)) << "nobody finishes it meanwhile";
  }
  ASSERT_THAT(connection.evidence().growing_evidence(), SizeIs(1));
  app::EvidenceFinisher{places(), steps, {}}.finish(
      connection.evidence().growing_evidence().front());
  EXPECT_EQ(std::get<StillMissed>(last_event()).why, StillLoss::interrupted);
  EXPECT_EQ(connection.evidence().evidence(asked.still)->state, EvidenceState::lost);
}

/// The finisher listed it while it grew, and was busy with others until it was kept.
TEST_F(StillLife, WhatWasKeptMeanwhileStays) {
  keeping.begin(taken().asked);
  const auto listed = connection.evidence().growing_evidence();
  ASSERT_THAT(listed, SizeIs(1));
  keeping.keep(taken(), picture("a sharp picture"));
  EXPECT_FALSE(growing.has(taken().asked.still));
  app::EvidenceFinisher{places(), steps, {}}.finish(listed.front());
  EXPECT_EQ(last_kept().evidence, taken().asked.still) << "nothing was said after it";
  const auto record = connection.evidence().evidence(taken().asked.still).value();
  EXPECT_EQ(record.state, EvidenceState::kept);
  EXPECT_EQ(app::verify_evidence(connection, keys, vault, record), std::nullopt);
}

TEST_F(StillLife, WhatHasComeAndCannotBeReadIsMissed) {
  keeping.begin(taken().asked);
  keeping.miss(taken().asked, StillLoss::unreadable);
  EXPECT_EQ(connection.evidence().evidence(taken().asked.still)->state, EvidenceState::lost);
  EXPECT_FALSE(growing.has(taken().asked.still));
}

/// A process that ended between the first byte and the last.
TEST_F(StillLife, WhatWasInterruptedIsMissed) {
  const auto asked = taken().asked;
  app::EvidenceRecord record{asked.still,
                             asked.whose.verification,
                             asked.whose.marketplace,
                             asked.whose.account,
                             asked.whose.call,
                             CallSide::applicant,
                             clock.now(),
                             "a key"};
  record.still_of = asked.of;
  connection.together([&] { connection.evidence().add_evidence(record); });
  {
    const auto writer = vault.create(asked.still, app::new_key(entropy));
    ASSERT_TRUE(writer);
    ASSERT_TRUE((*writer)->finish());
  }
  ASSERT_THAT(connection.evidence().growing_evidence(), SizeIs(1));
  app::EvidenceFinisher{places(), steps, {}}.finish(
      connection.evidence().growing_evidence().front());
  EXPECT_EQ(connection.evidence().evidence(asked.still)->state, EvidenceState::lost);
  EXPECT_THAT(connection.evidence().growing_evidence(), IsEmpty());
  EXPECT_THAT(files(), IsEmpty());
}

TEST(StillLoss_, FaultsOfTheReaderAreSaid) {
  EXPECT_EQ(app::loss_by(app::PictureFault::unreadable), StillLoss::unreadable);
  EXPECT_EQ(app::loss_by(app::PictureFault::too_large), StillLoss::too_large);
  EXPECT_EQ(app::loss_by(app::PictureFault::busy), StillLoss::not_kept);
}

}  // namespace
}  // namespace visavis
