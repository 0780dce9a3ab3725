#include "adapters/http/byte_range.h"

#include <gtest/gtest.h>

namespace visavis::http {
namespace {

TEST(ByteRange, IsWhatTheHeaderAsksFor) {
  struct Case {
    std::string_view header;
    std::uint64_t size;
    std::optional<ByteRange> expected;
  };
  constexpr std::uint64_t most = 100;
  const Case cases[] = {
      {"", 1000, ByteRange{0, 99, false}},
      {"", 50, ByteRange{0, 49, false}},
      {"", 0, std::nullopt},
      {"bytes=0-", 1000, ByteRange{0, 99, true, true}},
      {"bytes=0-0", 1000, ByteRange{0, 0}},
      {"bytes=990-", 1000, ByteRange{990, 999, true, true}},
      {"bytes=990-2000", 1000, ByteRange{990, 999}},
      {"bytes=10-19", 1000, ByteRange{10, 19}},
      {"bytes=-10", 1000, ByteRange{990, 999}},
      {"bytes=-500", 1000, ByteRange{500, 599}},
      {"bytes=-2000", 50, ByteRange{0, 49}},
      {"bytes=0-18446744073709551615", 50, ByteRange{0, 49}},
      {"bytes=1000-", 1000, std::nullopt},
      {"bytes=-0", 1000, std::nullopt},
      {"bytes=20-10", 1000, std::nullopt},
      {"bytes=0-10", 0, std::nullopt},
      {"bytes=18446744073709551615-", 1000, std::nullopt},
      // What is not understood, or asks for several, is no range.
      {"bytes=", 1000, ByteRange{0, 99, false}},
      {"bytes=-", 1000, ByteRange{0, 99, false}},
      {"bytes=x-5", 1000, ByteRange{0, 99, false}},
      {"bytes=5-x", 1000, ByteRange{0, 99, false}},
      {"bytes=0-1,5-6", 1000, ByteRange{0, 99, false}},
      {"items=0-1", 1000, ByteRange{0, 99, false}},
      {"bytes=99999999999999999999-", 1000, ByteRange{0, 99, false}},
  };
  for (const auto& one : cases)
    EXPECT_EQ(byte_range(one.header, one.size, most), one.expected)
        << one.header << " of " << one.size;
}

}  // namespace
}  // namespace visavis::http
