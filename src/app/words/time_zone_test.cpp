#include "app/words/time_zone.h"

#include <gtest/gtest.h>

namespace visavis::app {
namespace {

TEST(TimeZone, IsAPlacesOrUtc) {
  for (const auto* name : {"UTC", "Etc/UTC", "Europe/Berlin", "Europe/Kyiv", "Europe/Kiev",
                           "America/Sao_Paulo", "Asia/Kathmandu", "America/Argentina/Buenos_Aires"})
    EXPECT_TRUE(is_time_zone(name)) << name;
  for (const auto* name : {"", "CET", "GMT+1", "GMT+05:45", "+01:00", "Europe/Atlantis", "Europe/",
                           "europe/berlin", "Etc/Unknown", "/etc/localtime", "../../etc/passwd"})
    EXPECT_FALSE(is_time_zone(name)) << name;
}

}  // namespace
}  // namespace visavis::app
