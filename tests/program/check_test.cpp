// `visavis check` says what `visavis serve` would refuse.
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "program/program.h"

namespace visavis::program {
namespace {

using testing::HasSubstr;

Finished check(const Installation& visavis, const std::filesystem::path& key) {
  return visavis.command({"check", "--meet-credentials-file", key.string(), "--meet-organisers",
                          "org@market.example"});
}

TEST(Check, AConfigurationWithoutMeetCanBeUsed) {
  const Installation visavis;
  const auto checked = visavis.command({"check"});
  EXPECT_EQ(checked.code, 0);
  EXPECT_THAT(checked.out, HasSubstr("the configuration can be used"));
}

TEST(Check, AKeyOfAnotherKindIsNamedWithItsFile) {
  const Installation visavis;
  const auto key = visavis.folder / "client.json";
  std::ofstream{key} << R"({"web":{"client_id":"1"}})";
  const auto checked = check(visavis, key);
  EXPECT_EQ(checked.code, 1);
  EXPECT_THAT(checked.err, HasSubstr(key.string()));
  EXPECT_THAT(checked.err, HasSubstr("a file of another kind"));
  EXPECT_EQ(checked.out, "");
}

}  // namespace
}  // namespace visavis::program
