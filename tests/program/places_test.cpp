// What every connection takes of the system, seen before the first comes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "program/program.h"

namespace visavis::program {
namespace {

using testing::HasSubstr;

rlimit descriptors_of(pid_t process) {
  rlimit limit{};
  EXPECT_EQ(::prlimit(process, RLIMIT_NOFILE, nullptr, &limit), 0);
  return limit;
}

TEST(Places, ADescriptorForEachIsTakenAtTheStart) {
  Installation visavis;
  visavis.set_up();
  visavis.descriptors = rlimit{256, 4000};
  visavis.serve(
      {"--server-connections", "500", "--server-staff", "80", "--server-applicants", "1500"});
  EXPECT_EQ(descriptors_of(visavis.service().id()).rlim_cur, 4000U);
  EXPECT_EQ(visavis.logged("server.applicants is"), 0U);
}

TEST(Places, AreAsManyAsThereAreDescriptorsForAndThatIsSaid) {
  Installation visavis;
  visavis.set_up();
  visavis.descriptors = rlimit{2500, 2500};
  visavis.serve({"--server-connections", "500", "--server-staff", "80"});
  EXPECT_TRUE(eventually([&] {
    return visavis.logged(
               "server.applicants is 12000, and there are file descriptors for 776 alone") > 0;
  })) << visavis.service().err();
}

TEST(Places, ASystemThatAllowsTooFewDescriptorsIsNamed) {
  Installation visavis;
  visavis.set_up();
  visavis.descriptors = rlimit{512, 512};
  const auto ended = visavis.command({"serve"});
  EXPECT_EQ(ended.code, 1);
  EXPECT_THAT(ended.err, testing::AllOf(HasSubstr("file descriptors"), HasSubstr("LimitNOFILE")));
}

}  // namespace
}  // namespace visavis::program
