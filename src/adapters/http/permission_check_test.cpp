#include "adapters/http/permission_check.h"

#include <gtest/gtest.h>

namespace visavis::http {
namespace {

std::string head(std::string_view target, std::string_view headers) {
  return "GET " + std::string{target} + " HTTP/1.1\r\n" + std::string{headers} + "\r\n";
}

constexpr std::string_view target = "/v1/accounts/a.B_4-2/permissions/submit_proposal";
constexpr std::string_view plain = "Host: x\r\nAuthorization: Bearer vv_live_k\r\n";

TEST(PermissionHead, ReadsThePlainRequest) {
  const std::string text = head(target, plain);
  const auto request = read_permission_head(text);
  ASSERT_TRUE(request);
  EXPECT_EQ(request->account, "a.B_4-2");
  EXPECT_EQ(request->action, "submit_proposal");
  EXPECT_EQ(request->token, "vv_live_k");
}

TEST(PermissionHead, ReadsPastWhatClientsUsuallySend) {
  EXPECT_TRUE(read_permission_head(
      head(target,
           "HOST: x\r\nAccept: */*\r\nUser-Agent: node\r\naccept-encoding: gzip\r\n"
           "Connection: keep-alive\r\nauthorization:bearer   vv_live_k  \r\n"
           "traceparent: 00-1-2-01\r\n")));
}

TEST(PermissionHead, LeavesEverythingUnusualToTheFullParser) {
  for (const std::string_view headers :
       {"Host: x\r\n", "Authorization: Bearer k\r\n",
        "Host: x\r\nHost: y\r\nAuthorization: Bearer k\r\n",
        "Host: x\r\nAuthorization: Bearer k\r\nAuthorization: Bearer l\r\n",
        "Host: x\r\nAuthorization: Basic k\r\n", "Host: x\r\nAuthorization: Bearer\r\n",
        "Host: x\r\nAuthorization: Bearer a b\r\n",
        "Host: x\r\nAuthorization: Bearer k\r\nContent-Length: 0\r\n",
        "Host: x\r\nAuthorization: Bearer k\r\nTransfer-Encoding: chunked\r\n",
        "Host: x\r\nAuthorization: Bearer k\r\nConnection: close\r\n",
        "Host: x\r\nAuthorization: Bearer k\r\nExpect: 100-continue\r\n",
        "Host: x\r\nAuthorization: Bearer k\r\nUpgrade: websocket\r\n",
        "Host: x\r\nAuthorization: Bearer k\r\n folded\r\n",
        "Host: x\r\nAuthorization: Bearer k\r\nno colon\r\n",
        "Host : x\r\nAuthorization: Bearer k\r\n", "Host: x\ny\r\nAuthorization: Bearer k\r\n"})
    EXPECT_FALSE(read_permission_head(head(target, headers))) << headers;
  for (const std::string_view other :
       {"/v1/accounts//permissions/x", "/v1/accounts/a/permissions/",
        "/v1/accounts/a%20/permissions/x", "/v1/accounts/a/permissions/x?y=1",
        "/v1/accounts/a/permissions/x/", "/v1/accounts/a", "/v1/accounts/a/b/permissions/x"})
    EXPECT_FALSE(read_permission_head(head(other, plain))) << other;
  std::string old = head(target, plain);
  old[old.find("1.1") + 2] = '0';
  EXPECT_FALSE(read_permission_head(old)) << "HTTP/1.0 is not kept alive";
  const std::string good = head(target, plain);
  for (std::size_t size = 0; size < good.size(); ++size)
    EXPECT_FALSE(read_permission_head(good.substr(0, size))) << "cut off at " << size;
  EXPECT_FALSE(read_permission_head(good + "GET"));
}

TEST(PermissionBody, IsTheDocumentedObject) {
  const PermissionRecord record{MarketplaceId{}, *AccountId::parse("42"),
                                "\"ver_x\"",     {2, R"({"kind":"pending"})"},
                                std::nullopt,    {}};
  const PermissionBody body{"42", "submit_proposal", false, &record, Timestamp{}};
  std::string text;
  body.write([&](std::string_view part) { text.append(part); });
  EXPECT_EQ(text,
            R"({"object":"permission","account":"42","action":"submit_proposal","allowed":false,)"
            R"("verification":"ver_x","hold":{"kind":"pending"}})");
  EXPECT_EQ(body.size(), text.size());
}

}  // namespace
}  // namespace visavis::http
