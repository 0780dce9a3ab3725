#include "domain/schedule.h"

#include <gtest/gtest.h>

namespace visavis {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

/// A Monday.
constexpr Timestamp monday{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23}};

OpeningHours hours_of(const std::vector<std::string>& lines) {
  return OpeningHours::parse(lines).value();
}

TEST(OpeningHours, SayWhenTheyAreOpenAndWhenTheyOpenNext) {
  const auto office = hours_of({"mon-fri 08:00-20:00", "sat 10:00-14:00"});
  const auto night = hours_of({"sun 22:00-06:00"});
  const auto weekend = hours_of({"fri-mon 00:00-24:00"});
  const auto always = OpeningHours{};
  const struct {
    const char* what;
    const OpeningHours& of;
    Timestamp at;
    std::optional<Timestamp> opens;  ///< nothing: open
  } cases[] = {
      {"before the day", office, monday + hours{7} + minutes{59}, monday + hours{8}},
      {"the first minute", office, monday + hours{8}, std::nullopt},
      {"the last minute", office, monday + hours{20} - Duration{1}, std::nullopt},
      {"after the day", office, monday + hours{20}, monday + days{1} + hours{8}},
      {"after the week", office, monday + days{5} + hours{15}, monday + days{7} + hours{8}},
      {"a night over the end of the week", night, monday + hours{5}, std::nullopt},
      {"after that night", night, monday + hours{6}, monday + days{6} + hours{22}},
      {"days that go over the end of the week", weekend, monday + days{6}, std::nullopt},
      {"and end on Monday", weekend, monday + days{1}, monday + days{4}},
      {"always", always, monday, std::nullopt},
  };
  for (const auto& one : cases) {
    EXPECT_EQ(one.of.open_at(one.at), !one.opens) << one.what;
    EXPECT_EQ(one.of.next_opening(one.at), one.opens) << one.what;
  }
  EXPECT_TRUE(weekend.open_throughout(monday - hours{1}, monday + hours{1})) << "over midnight";
  EXPECT_FALSE(weekend.open_throughout(monday + hours{23}, monday + hours{25}));
}

TEST(OpeningHours, WrongLinesAreNamed) {
  for (const auto* line :
       {"", "mon", "mon 8:00-20:00", "mon 08:00", "mon 08:00-20:60", "mon 08:00-25:00",
        "moon 08:00-20:00", "mon- 08:00-20:00", "mon 08:00-08:00", "mon 24:00-06:00",
        "Mon 08:00-20:00", "mon  08:00-20:00", "mon 08:00-20:00 utc"}) {
    const auto parsed = OpeningHours::parse({"sun 10:00-12:00", line});
    ASSERT_FALSE(parsed.ok()) << line;
    EXPECT_EQ(parsed.error().find("\"" + std::string{line} + "\" is not like"), 0U);
  }
}

TEST(Slots, LieWithinTheOpeningHoursAndAhead) {
  const Schedule schedule{hours_of({"mon 08:00-09:45", "tue 08:00-09:00"}), {minutes{30}, 2, 7}};
  const std::vector<Timestamp> expected{
      monday + hours{9}, monday + days{1} + hours{8}, monday + days{1} + hours{8} + minutes{30},
      monday + days{7} + hours{8}, monday + days{7} + hours{8} + minutes{30}};
  const Timestamp now = monday + hours{8} + minutes{30};
  EXPECT_EQ(slots_offered(schedule, now), expected)
      << "not the one that begins now, nor one that would end after closing";
  EXPECT_TRUE(is_slot_offered(schedule, monday + hours{9}, now));
  EXPECT_FALSE(is_slot_offered(schedule, monday + hours{9} + minutes{1}, now));
  EXPECT_FALSE(is_slot_offered(schedule, monday + days{7} + hours{9}, now)) << "too far ahead";

  EXPECT_TRUE(slots_offered({OpeningHours{}, {minutes{30}, 0, 7}}, now).empty()) << "switched off";
  EXPECT_EQ(slots_offered({OpeningHours{}, {minutes{30}, 1, 1}}, now).size(), 48U);
}

}  // namespace
}  // namespace visavis
