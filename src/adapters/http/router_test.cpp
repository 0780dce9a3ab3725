#include "adapters/http/router.h"

#include <gtest/gtest.h>

namespace visavis::http {
namespace {

class RouterTest : public testing::Test {
 protected:
  RouterTest() {
    for (const auto& [method, pattern] :
         {std::pair{Method::get, "/v1/verifications"}, std::pair{Method::post, "/v1/verifications"},
          std::pair{Method::get, "/v1/verifications/{id}"},
          std::pair{Method::post, "/v1/verifications/{id}/cancel"},
          std::pair{Method::get, "/v1/accounts/{account}/permissions/{action}"}})
      router_.add({method, pattern, Door::open, PermissionCheck{}, {}});
  }
  std::string pattern(Method method, std::string_view path) {
    const auto found = router_.find(method, path);
    return found.route != nullptr ? found.route->pattern : "";
  }
  Router router_;
};

TEST_F(RouterTest, FindsByMethodAndShape) {
  EXPECT_EQ(pattern(Method::get, "/v1/verifications"), "/v1/verifications");
  EXPECT_EQ(pattern(Method::get, "/v1/verifications/ver_1"), "/v1/verifications/{id}");
  EXPECT_EQ(pattern(Method::post, "/v1/verifications/ver_1/cancel"),
            "/v1/verifications/{id}/cancel");
  EXPECT_EQ(pattern(Method::head, "/v1/verifications"), "/v1/verifications");
}

TEST_F(RouterTest, GivesDecodedParametersInOrder) {
  const auto found =
      router_.find(Method::get, "/v1/accounts/a%2Fb/permissions/withdraw%5Fearnings");
  ASSERT_NE(found.route, nullptr);
  EXPECT_EQ(found.parameters, (std::vector<std::string>{"a/b", "withdraw_earnings"}));
}

TEST_F(RouterTest, HasNoLooseShapes) {
  for (const auto* path : {"", "/", "/v1", "/v1/verifications/", "/v1/verifications//cancel",
                           "/v1/verifications/%/cancel", "/v1/verifications/a/b/c",
                           "//v1/verifications", "/v1/../v1/verifications/x/y"}) {
    const auto found = router_.find(Method::get, path);
    EXPECT_EQ(found.route, nullptr) << path;
    EXPECT_EQ(found.allowed, "") << path;
  }
}

TEST_F(RouterTest, SaysWhichMethodsAPathTakes) {
  EXPECT_EQ(router_.find(Method::delete_, "/v1/verifications").allowed, "GET, HEAD, POST");
  EXPECT_EQ(router_.find(Method::get, "/v1/verifications/x/cancel").allowed, "POST");
  EXPECT_EQ(router_.find(Method::other, "/v1/verifications/x").allowed, "GET, HEAD");
}

}  // namespace
}  // namespace visavis::http
