#include <atomic>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <thread>

#include "program/program.h"

namespace visavis::program {
namespace {

using testing::HasSubstr;

class BackupTest : public testing::Test {
 protected:
  BackupTest() {
    visavis.set_up();
    visavis.serve();
  }
  std::string copy(int number) const {
    return (visavis.folder / ("copy-" + std::to_string(number))).string();
  }

  Installation visavis;
};

TEST_F(BackupTest, IsWholeWhileOthersWriteAndIsRestored) {
  std::atomic<bool> enough{false};
  std::atomic<int> acknowledged{0};
  std::thread writer{[&] {
    while (!enough)
      if (visavis.create() == 201) ++acknowledged;
  }};
  std::vector<int> at_least;
  for (int i = 0; i < 3; ++i) {
    const int before = acknowledged;
    while (acknowledged < before + 10) std::this_thread::yield();
    at_least.push_back(acknowledged);
    const auto made = visavis.command({"backup", "--to", copy(i)});
    EXPECT_EQ(made.code, 0) << made.err;
    EXPECT_THAT(made.out, HasSubstr("every hash holds"));
  }
  enough = true;
  writer.join();

  for (int i = 0; i < 3; ++i) {
    Installation elsewhere;
    elsewhere.key = visavis.key;
    const auto restored = elsewhere.command({"restore", "--from", copy(i)});
    ASSERT_EQ(restored.code, 0) << restored.err;
    EXPECT_GE(elsewhere.count("verification"), at_least.at(static_cast<std::size_t>(i)));
    const auto verified = elsewhere.command({"verify-chain"});
    EXPECT_EQ(verified.code, 0) << verified.err;
    elsewhere.serve();
    EXPECT_EQ(elsewhere.ask("GET /v1/verifications").status, 200) << "the key is known";
    EXPECT_EQ(elsewhere.stop().code, 0);
    EXPECT_EQ(elsewhere.command({"verify-chain"}).code, 0);
  }
}

TEST_F(BackupTest, OverwritesNothing) {
  ASSERT_EQ(visavis.create(), 201);
  ASSERT_EQ(visavis.command({"backup", "--to", copy(1)}).code, 0);
  const auto again = visavis.command({"backup", "--to", copy(1)});
  EXPECT_EQ(again.code, 1);
  EXPECT_THAT(again.err, HasSubstr("nothing is overwritten"));
  const auto beside_a_service = visavis.command({"restore", "--from", copy(1)});
  EXPECT_EQ(beside_a_service.code, 1);
  EXPECT_THAT(beside_a_service.err, HasSubstr("another visavis serves"));
  visavis.stop();
  const auto restored = visavis.command({"restore", "--from", copy(1)});
  EXPECT_EQ(restored.code, 1);
  EXPECT_THAT(restored.err, HasSubstr("nothing is overwritten"));
  EXPECT_EQ(visavis.count("verification"), 1);
}

TEST_F(BackupTest, SaysWhatIsLostWhenTheStoreWasNewer) {
  ASSERT_EQ(visavis.create(), 201);
  ASSERT_EQ(visavis.command({"backup", "--to", copy(1)}).code, 0);
  ASSERT_EQ(visavis.create(), 201);
  visavis.stop();
  for (const auto* ending : {"", "-wal", "-shm"}) std::filesystem::remove(visavis.beside(ending));
  const auto restored = visavis.command({"restore", "--from", copy(1)});
  EXPECT_EQ(restored.code, 0) << restored.err;
  EXPECT_THAT(restored.err, HasSubstr("had 4 entries, the backup has 3"));
  EXPECT_EQ(visavis.command({"verify-chain"}).code, 0);
  visavis.serve();
  EXPECT_EQ(visavis.create(), 201) << "its account is free, as it was";
}

TEST_F(BackupTest, ABackupThatWasChangedIsNotRestored) {
  ASSERT_EQ(visavis.create(), 201);
  visavis.stop();
  ASSERT_EQ(visavis.command({"backup", "--to", copy(1)}).code, 0);
  Installation elsewhere;
  std::filesystem::copy(copy(1), elsewhere.store());
  elsewhere.execute("UPDATE event SET body = '{}' WHERE position = 3");
  std::filesystem::rename(elsewhere.store(), elsewhere.folder / "changed");
  for (const auto* ending : {"-wal", "-shm"}) std::filesystem::remove(elsewhere.beside(ending));
  const auto restored =
      elsewhere.command({"restore", "--from", (elsewhere.folder / "changed").string()});
  EXPECT_EQ(restored.code, 1);
  EXPECT_THAT(restored.err, HasSubstr("event 3 of"));
  EXPECT_FALSE(std::filesystem::exists(elsewhere.store()));
}

}  // namespace
}  // namespace visavis::program
