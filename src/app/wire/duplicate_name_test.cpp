#include "app/wire/duplicate_name.h"

#include <gtest/gtest.h>

namespace visavis::app {
namespace {

TEST(DuplicateName, IsTheFirstThatAnObjectHasTwice) {
  const struct {
    const char* text;
    const char* name;
  } cases[] = {
      {R"({"a":1,"b":2,"a":3})", "a"},
      {R"({"a":{"b":1,"b":1}})", "a.b"},
      {R"({"l":[{"t":1},[],{"t":1,"u":{},"t":2}]})", "l[2].t"},
      {R"({"a":1,"\u0061":2})", "a"},
      {R"({"":1,"":2})", ""},
  };
  for (const auto& one : cases) EXPECT_EQ(duplicate_name(one.text), one.name) << one.text;
}

TEST(DuplicateName, IsNoneWhereEachObjectHasItsOwn) {
  for (const auto* text : {R"({})", R"({"a":1,"A":2})",
                           R"({"a":{"a":{"a":null}},"b":[{"a":1},{"a":1}]})", R"([1.5,true,"x"])"})
    EXPECT_EQ(duplicate_name(text), std::nullopt) << text;
}

}  // namespace
}  // namespace visavis::app
