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
  visavis.descriptors = rlimit{256, descriptors_of(0).rlim_max};
  visavis.serve({"--server-connections", "500", "--server-applicants", "1500"});
  EXPECT_GE(descriptors_of(visavis.service().id()).rlim_cur, 3000U);
}

TEST(Places, ASystemThatAllowsTooFewDescriptorsIsNamed) {
  Installation visavis;
  visavis.set_up();
  visavis.descriptors = rlimit{512, 512};
  const auto ended = visavis.command({"serve"});
  EXPECT_EQ(ended.code, 1);
  EXPECT_THAT(ended.err, testing::AllOf(HasSubstr("server.applicants"), HasSubstr("LimitNOFILE")));
}

}  // namespace
}  // namespace visavis::program
