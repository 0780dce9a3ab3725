#include "adapters/http/errors_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/refusal.h"

namespace visavis::http {
namespace {

using testing::HasSubstr;

TEST(ErrorsPage, HasAnAnchorForEveryCode) {
  const std::string page = errors_page();
  EXPECT_GT(all_refusals().size(), 30U);
  for (const auto& one : all_refusals()) {
    EXPECT_EQ(&entry(one.refusal), &one);
    EXPECT_THAT(page, HasSubstr("<dt id=\"" + std::string{one.code} + "\">"));
  }
  EXPECT_THAT(page, HasSubstr("Bearer &lt;key&gt;"));
  EXPECT_THAT(page, testing::Not(HasSubstr("style")));
}

}  // namespace
}  // namespace visavis::http
