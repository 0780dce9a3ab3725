#include "app/evidence/call_stills.h"

#include <gtest/gtest.h>
#include <map>

#include "fakes/clock.h"

namespace visavis::app {
namespace {

using std::chrono::milliseconds;

constexpr TransportId first{1}, second{2}, other{3};

struct Reader : PictureReader {
  void read(std::vector<std::uint8_t>, OnPictureRead) override {}
  void decode(VideoFrames video, OnPictureRead on_done) override {
    if (video.frames.size() == 1) return on_done(refuse(PictureFault::unreadable));
    on_done(ReadPicture{.jpeg = video.frames.back(), .hash = {}, .quality = {}});
  }
};

struct Taken : testing::Test {
  CallStills stills{
      [this](TransportId of, const CallStills::OnVideo& on_video) { on_video(videos[of]); }, reader,
      clock};
  RecordedSide applicant{
      .verification = {}, .marketplace = {}, .account = *AccountId::parse("acc"), .call = {}};
  Reader reader;
  fakes::FakeClock clock;
  std::map<TransportId, std::optional<VideoFrames>> videos{
      {first, VideoFrames{.config = {}, .frames = {{1}, {2}}, .last = clock.steady()}},
      {second,
       VideoFrames{.config = {}, .frames = {{3}, {4}}, .last = clock.steady() - milliseconds{300}}},
      {other, std::nullopt}};

  Result<RelayedStill, PictureFault> taken(CallSide side = CallSide::applicant) {
    std::optional<Result<RelayedStill, PictureFault>> result;
    stills.still_now(applicant.call, side, [&](auto still) { result = std::move(still); });
    return *std::move(result);
  }
};

TEST_F(Taken, AreOfTheLineThatTheSideIsOnNow) {
  EXPECT_EQ(taken().error(), PictureFault::nothing);
  stills.begin(first, applicant);
  EXPECT_EQ(taken()->picture.jpeg, std::vector<std::uint8_t>{2});
  EXPECT_EQ(taken(CallSide::representative).error(), PictureFault::nothing);
  stills.begin(second, applicant);
  EXPECT_EQ(taken()->picture.jpeg, std::vector<std::uint8_t>{4});
  EXPECT_EQ(taken()->received, clock.steady() - milliseconds{300});
  stills.end(first);
  EXPECT_EQ(taken()->picture.jpeg, std::vector<std::uint8_t>{4});
  stills.end(second);
  EXPECT_EQ(taken().error(), PictureFault::nothing);
}

TEST_F(Taken, AreRefusedWhereNothingCameOrNothingCanBeRead) {
  stills.begin(other, applicant);
  EXPECT_EQ(taken().error(), PictureFault::nothing);
  videos[other] = VideoFrames{.config = {}, .frames = {{1}}, .last = clock.steady()};
  EXPECT_EQ(taken().error(), PictureFault::unreadable);
}

TEST_F(Taken, AreNotOfWhatWasShownBeforeTheVideoStopped) {
  stills.begin(first, applicant);
  clock.pass(milliseconds{2000});
  EXPECT_TRUE(taken()) << "a few pictures a second, or a retransmission";
  clock.pass(milliseconds{1});
  EXPECT_EQ(taken().error(), PictureFault::nothing);
  videos[first]->last = clock.steady();
  EXPECT_TRUE(taken()) << "it goes on";
}

TEST(RecordedSide, IsPhotographedWhereItIsTheApplicants) {
  RecordedSide side{
      .verification = {}, .marketplace = {}, .account = *AccountId::parse("acc"), .call = {}};
  EXPECT_TRUE(side.stills_are_taken());
  side.side = CallSide::representative;
  EXPECT_FALSE(side.stills_are_taken());
}

}  // namespace
}  // namespace visavis::app
