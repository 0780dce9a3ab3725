// What people may meet, and what was so then: to VISAVIS_SNAPSHOTS, where web/claims reads it.
#include <cstdlib>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "walk/notes.h"

namespace visavis::walk {
namespace {

constexpr int walks = 34;
constexpr int steps_each = 150;
constexpr std::size_t pages_wanted = 5000;

TEST(Snapshots, AreManyAndOfEveryKind) {
  std::ofstream out;
  if (const char* to = std::getenv("VISAVIS_SNAPSHOTS")) out.open(to);
  std::size_t pages = 0;
  std::set<std::string> statuses;
  for (int number = 0; number < walks; ++number) {
    Walk walk(number);
    Notes notes(walk);
    for (int i = 0; i < steps_each; ++i) {
      walk.step();
      notes.take();
    }
    for (const auto& line : notes.lines) out << line << '\n';
    pages += notes.pages;
    statuses.merge(notes.statuses);
  }
  EXPECT_GT(pages, pages_wanted);
  EXPECT_THAT(statuses, testing::UnorderedElementsAre("required", "waiting", "in_call", "in_review",
                                                      "verified", "not_verified", "canceled"));
}

}  // namespace
}  // namespace visavis::walk
