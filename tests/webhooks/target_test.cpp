// Where the sender connects, and where it does not.
#include <cstdlib>
#include <filesystem>

#include "webhooks/self_signed.h"
#include "webhooks/webhook_test.h"

namespace visavis::webhooks {
namespace {

TEST_F(WebhookTest, ConnectsToNoPrivateAddress) {
  TestServer server{[](const Request&) { return answer(200); }};
  config.http.allow_private_targets = false;
  const auto port = std::to_string(server.port());
  std::uint32_t number = 0;
  for (const auto& host : {"127.0.0.1", "localhost", "127.1", "2130706433", "0x7f.1", "0.0.0.0",
                           "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]"}) {
    add_marketplace(++number, std::string{"http://"} + host + ":" + port + "/");
    begin(number, number);
  }
  start_sender();
  EXPECT_TRUE(eventually([&] { return own->outbox().due(clock.now(), 10).empty(); }));
  EXPECT_TRUE(due_later()) << "failed, not delivered";
  EXPECT_EQ(server.connections(), 0U);
}

TEST_F(WebhookTest, SpeaksOnlyHttp) {
  TestServer server{[](const Request&) { return answer(200); }};
  const auto place = "://127.0.0.1:" + std::to_string(server.port()) + "/hook";
  std::uint32_t number = 0;
  for (const auto& url : {"ftp" + place, "gopher" + place, "dict" + place, "smtp" + place,
                          std::string{"file:///etc/hostname"}, std::string{"no url at all"}}) {
    add_marketplace(++number, url);
    begin(number, number);
  }
  start_sender();
  EXPECT_TRUE(eventually([&] { return own->outbox().due(clock.now(), 10).empty(); }));
  EXPECT_TRUE(due_later()) << "failed, not delivered";
  EXPECT_EQ(server.connections(), 0U);
}

TEST_F(WebhookTest, UsesNoProxyFromTheEnvironment) {
  TestServer proxy{[](const Request&) { return answer(200); }};
  TestServer server{[](const Request&) { return answer(200); }};
  ::setenv("http_proxy", proxy.url("").c_str(), 1);
  ::setenv("all_proxy", proxy.url("").c_str(), 1);
  add_marketplace(1, server.url());
  begin(1);
  start_sender();
  EXPECT_TRUE(eventually([&] { return all_delivered(); }));
  ::unsetenv("http_proxy");
  ::unsetenv("all_proxy");
  EXPECT_EQ(server.requests().size(), 1U);
  EXPECT_EQ(proxy.connections(), 0U);
}

TEST_F(WebhookTest, TrustsNoCertificateThatNobodyVouchesFor) {
  const SelfSigned certificate;
  TestServer server{[](const Request&) { return answer(200); }, certificate.context()};
  add_marketplace(1, server.url());
  start_sender();
  begin(1);
  EXPECT_TRUE(failed_once());
  EXPECT_EQ(server.requests().size(), 0U) << "nothing was said";
}

TEST_F(WebhookTest, DeliversOverTlsToATrustedCertificate) {
  const SelfSigned certificate;
  const auto file =
      std::filesystem::path{testing::TempDir()} / ("visavis_ca_" + std::to_string(::getpid()));
  certificate.save(file);
  TestServer server{[](const Request&) { return answer(200); }, certificate.context()};
  add_marketplace(1, server.url());
  config.http.ca_file = file;
  start_sender();
  begin(1);
  EXPECT_TRUE(eventually([&] { return all_delivered(); }));
  EXPECT_EQ(server.requests().size(), 1U);
  std::filesystem::remove(file);
}

}  // namespace
}  // namespace visavis::webhooks
