#include "app/records/act.h"

#include <gtest/gtest.h>
#include <set>

#include "app/records/hash_chain.h"

namespace visavis::app {
namespace {

constexpr Timestamp noon = from_unix_ms(1'800'000'000'123);
const MarketplaceId market{IdBytes{1}};
const StaffId eva{IdBytes{2}};

TEST(Acts, RoundTrip) {
  const ActBody bodies[] = {
      MarketplaceAdded{market}, ApiKeyAdded{market}, StaffAdded{eva, Role::auditor},
      StaffPhotoChanged{eva},   SignedIn{},          SignedOut{}};
  std::set<std::size_t> kinds;
  std::set<std::string_view> names;
  for (const auto& body : bodies) {
    kinds.insert(body.index());
    names.insert(name(body));
    for (const auto& by : {std::optional<StaffId>{}, std::optional{eva}}) {
      const Act act{by, noon, body};
      EXPECT_EQ(decode_act(encode_act(act)), act) << encode_act(act);
    }
  }
  EXPECT_EQ(kinds.size(), std::variant_size_v<ActBody>);
  EXPECT_EQ(names.size(), std::variant_size_v<ActBody>);
}

TEST(Acts, StandInTheLogAsTheyDo) {
  EXPECT_EQ(encode_act({eva, noon, StaffAdded{eva, Role::supervisor}}),
            R"({"staff":")" + eva.text() +
                R"(","role":"supervisor","act":"staff.added","at":1800000000123,"by":")" +
                eva.text() + R"("})");
}

TEST(Acts, WhatWasNotWrittenIsRefused) {
  for (const auto* wrong :
       {"", "{", "[]", "{}", R"({"act":"staff.danced","at":0})", R"({"act":"staff.signed_in"})",
        R"({"act":"staff.signed_in","at":0,"by":"nobody"})",
        R"({"act":"staff.added","at":0,"staff":"stf_1","role":"king"})"}) {
    EXPECT_ANY_THROW(decode_act(wrong)) << wrong;
  }
}

TEST(ActChain, EveryPartCounts) {
  const Hash base = act_hash({}, "act");
  EXPECT_EQ(act_hash({}, "act"), base);
  EXPECT_NE(act_hash({1}, "act"), base);
  EXPECT_NE(act_hash({}, "other"), base);
}

}  // namespace
}  // namespace visavis::app
