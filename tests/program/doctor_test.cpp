// `visavis doctor` says what is wrong and what to do now.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "program/kept_evidence.h"

namespace visavis::program {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class Doctor : public testing::Test {
 protected:
  Finished doctor(std::vector<std::string> more = {}) {
    more.insert(more.begin(), "doctor");
    return kept.visavis.command(std::move(more));
  }

  KeptEvidence kept;
};

TEST_F(Doctor, FindsNothingWrongWithWhatIsWell) {
  kept.keep("ada");
  kept.keep("ben");
  kept.visavis.serve();
  const auto found = doctor({"--master-key-file", kept.master_file().string()});
  EXPECT_EQ(found.code, 0) << found.out;
  EXPECT_THAT(found.out,
              AllOf(HasSubstr("opens and saves"),
                    HasSubstr("the master key opens the key store: 2 keys of accounts"),
                    HasSubstr("of each of 2 accounts opens"),
                    HasSubstr("the copy " + kept.master_file().string() + " opens the key store"),
                    Not(HasSubstr("fault"))));
}

TEST_F(Doctor, SaysThatACopyOpensNothing) {
  kept.keep("ada");
  const auto copy = kept.visavis.folder / "copy.key";
  write_private(copy, std::string(64, '7'));
  const auto found = doctor({"--master-key-file", copy.string()});
  EXPECT_EQ(found.code, 1);
  EXPECT_THAT(found.out, AllOf(HasSubstr("fault    the key store is sealed by the master key"),
                               HasSubstr("it is not a copy of this key")));
}

TEST_F(Doctor, SaysThatTheMasterKeyIsAnother) {
  kept.keep("ada");
  write_private(kept.master_file(), std::string(64, '7'));
  const auto found = doctor();
  EXPECT_EQ(found.code, 1);
  EXPECT_THAT(found.out, HasSubstr("without it all evidence is lost"));
}

TEST_F(Doctor, NamesModesThatAreTooWide) {
  kept.keep("ada");
  std::filesystem::permissions(kept.vault(), std::filesystem::perms{0755});
  std::filesystem::permissions(kept.keys(), std::filesystem::perms{0644});
  const auto found = doctor();
  EXPECT_EQ(found.code, 1);
  EXPECT_THAT(found.out, AllOf(HasSubstr("chmod 700 " + kept.vault().string()),
                               HasSubstr("chmod 600 " + kept.keys().string())));
}

TEST_F(Doctor, NamesAPieceThatDoesNotOpen) {
  const auto ada = kept.keep("ada");
  kept.keep("ben");
  std::filesystem::remove(kept.file_of(ada));
  const auto found = doctor();
  EXPECT_EQ(found.code, 1);
  EXPECT_THAT(found.out, HasSubstr(ada.id.text() + " does not open (no_file)"));
}

TEST_F(Doctor, SaysThatTheClockIsBehindTheLog) {
  kept.visavis.execute(
      "UPDATE event SET content = replace(content, '\"at\":', '\"at\":9') WHERE position = "
      "(SELECT max(position) FROM event)");
  const auto found = doctor();
  EXPECT_EQ(found.code, 1);
  EXPECT_THAT(found.out, HasSubstr("the clock is behind what the log says"));
}

TEST(DoctorWithoutAStore, SaysSo) {
  const Installation visavis;
  const auto found = visavis.command({"doctor"});
  EXPECT_EQ(found.code, 1);
  EXPECT_THAT(found.out, AllOf(HasSubstr("fault"), HasSubstr("there is no store here")));
}

TEST(DoctorWithoutAStore, AndThatNothingIsKept) {
  Installation visavis;
  visavis.set_up();
  const auto found = visavis.command({"doctor"});
  EXPECT_EQ(found.code, 0) << found.out;
  EXPECT_THAT(found.out, HasSubstr("nothing is kept of calls"));
}

}  // namespace
}  // namespace visavis::program
