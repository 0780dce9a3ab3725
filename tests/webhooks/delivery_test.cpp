#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "app/wire/shown.h"
#include "app/wire/text.h"

#include "webhooks/webhook_test.h"

namespace visavis::webhooks {
namespace {

using contracts::Story;
using testing::HasSubstr;
using namespace std::chrono_literals;

/// As a receiver computes it, with another library than the sender.
std::string signature_of(const Request& request) {
  const std::string text = request.headers.at("webhook-id") + "." +
                           request.headers.at("webhook-timestamp") + "." + request.body;
  const std::string secret =
      contracts::a_marketplace(1).webhook_secret.substr(std::string{"whsec_"}.size());
  unsigned char key[64], hash[32], base64[64];
  const int size = EVP_DecodeBlock(key, reinterpret_cast<const unsigned char*>(secret.data()),
                                   static_cast<int>(secret.size()));
  HMAC(EVP_sha256(), key, size, reinterpret_cast<const unsigned char*>(text.data()), text.size(),
       hash, nullptr);
  const int length = EVP_EncodeBlock(base64, hash, sizeof hash);
  return "v1," + std::string{reinterpret_cast<char*>(base64), static_cast<std::size_t>(length)};
}

TEST_F(WebhookTest, DeliversASignedEvent) {
  TestServer server{[](const Request&) { return answer(204); }};
  add_marketplace(1, server.url("/hook?key=value"));
  start_sender();
  const auto position = begin(1);
  ASSERT_TRUE(eventually([&] { return server.requests().size() == 1; }));
  const auto request = server.requests().front();
  EXPECT_EQ(request.target, "/hook?key=value");
  EXPECT_EQ(request.headers.at("content-type"), "application/json");
  EXPECT_EQ(request.headers.at("webhook-id"), "evt_" + std::to_string(position));
  EXPECT_EQ(request.headers.at("webhook-timestamp"),
            std::to_string(to_unix_ms(clock.now()) / 1000));
  EXPECT_EQ(request.headers.at("webhook-signature"), signature_of(request));
  EXPECT_FALSE(request.headers.contains("expect"));
  const auto stored = own->verifications().events_after(0, 1, std::nullopt).front();
  EXPECT_EQ(request.body, app::text(app::shape::webhook(stored)));
  EXPECT_TRUE(eventually([&] { return all_delivered(); }));
  EXPECT_EQ(server.requests().size(), 1U);
}

TEST_F(WebhookTest, SignsWithTheOldSecretTooWhileItRetires) {
  TestServer server{[](const Request&) { return answer(204); }};
  add_marketplace(1, server.url());
  const std::string secret = contracts::a_marketplace(1).webhook_secret;
  own->marketplaces().set_webhook_secret(contracts::numbered<MarketplaceId>(1),
                                         "whsec_" + std::string(43, 'A') + "=",
                                         RetiringSecret{secret, clock.now() + 1h});
  start_sender();
  begin(1);
  ASSERT_TRUE(eventually([&] { return server.requests().size() == 1; }));
  const auto request = server.requests().front();
  const auto& both = request.headers.at("webhook-signature");
  const auto blank = both.find(' ');
  ASSERT_NE(blank, std::string::npos);
  EXPECT_EQ(both.substr(blank + 1), signature_of(request));
  EXPECT_TRUE(both.starts_with("v1,"));
  EXPECT_NE(both.substr(0, blank), both.substr(blank + 1));
}

/// An endpoint that has refused its first event once.
class RefusedTest : public WebhookTest {
 protected:
  void SetUp() override {
    add_marketplace(1, server.url());
    start_sender();
    begin(1);
    ASSERT_TRUE(failed_once());
  }

  std::atomic<int> status{500};
  TestServer server{[&](const Request&) { return answer(status); }};
};

TEST_F(RefusedTest, TriesAgainAfterAnError) {
  EXPECT_GE(*due_later(), clock.now() + 5s);
  EXPECT_LE(*due_later(), clock.now() + 6s);
  EXPECT_EQ(server.requests().size(), 1U);
  status = 200;
  pass(6s);
  EXPECT_TRUE(eventually([&] { return all_delivered(); }));
  const auto requests = server.requests();
  ASSERT_EQ(requests.size(), 2U);
  EXPECT_EQ(requests[0].headers.at("webhook-id"), requests[1].headers.at("webhook-id"));
  EXPECT_EQ(requests[0].body, requests[1].body);
  EXPECT_NE(requests[0].headers.at("webhook-timestamp"),
            requests[1].headers.at("webhook-timestamp"));
  EXPECT_EQ(requests[1].headers.at("webhook-signature"), signature_of(requests[1]));
}

TEST_F(RefusedTest, AClockThatIsSetBackDelaysNoRetry) {
  status = 200;
  clock.set_by(-1h);
  pass(6s);
  ASSERT_TRUE(eventually([&] { return all_delivered(); }));
  const auto told = std::stoll(server.requests().back().headers.at("webhook-timestamp"));
  EXPECT_EQ(told, to_unix_ms(clock.now()) / 1000) << "the receiver is told what the wall says";
}

TEST_F(WebhookTest, WaitsAsLongAsTheReceiverAsks) {
  TestServer server{[](const Request&) { return answer(429, "retry-after: 100\r\n"); }};
  add_marketplace(1, server.url());
  start_sender();
  begin(1);
  ASSERT_TRUE(failed_once());
  EXPECT_EQ(*due_later(), clock.now() + 100s);
}

TEST_F(WebhookTest, GivesUpAfterTheLastRetry) {
  TestServer server{[](const Request&) { return answer(503); }};
  add_marketplace(1, server.url());
  config.schedule.delays = {1s};
  start_sender();
  begin(1);
  ASSERT_TRUE(failed_once());
  pass(2s);
  EXPECT_TRUE(eventually([&] { return all_delivered(); })) << "nothing is left to do";
  EXPECT_EQ(server.requests().size(), 2U);
}

TEST_F(WebhookTest, AnEndpointThatIsGoneGetsNothingAndLosesNothing) {
  std::atomic<int> status{410};
  TestServer server{[&](const Request&) { return answer(status); }};
  TestServer other{[](const Request&) { return answer(200); }};
  add_marketplace(1, server.url());
  add_marketplace(2, other.url());
  Story story{1, "eva"};
  std::vector<std::string> ids{"evt_" + std::to_string(commit(story.begin()))};
  start_sender();
  ASSERT_TRUE(eventually([&] { return sender->paused() == 1; }));
  EXPECT_EQ(server.requests().size(), 1U);
  ids.push_back("evt_" +
                std::to_string(commit(story.step(GiveConsent{std::string{consent_version}}))));
  begin(2, 1);
  begin(3, 2);
  pass(std::chrono::days{60});
  ASSERT_TRUE(eventually([&] { return other.requests().size() == 1; })) << "another's events go on";
  EXPECT_EQ(server.requests().size(), 1U) << "not asked again, whatever time passes";

  // The next process knows it, too.
  start_sender();
  ASSERT_TRUE(eventually([&] { return sender->paused() == 1; }));
  status = 200;
  ASSERT_TRUE(own->marketplaces().resume_webhooks(contracts::a_marketplace(1).id));
  sender->wake();
  ASSERT_TRUE(eventually([&] { return all_delivered(); }));
  EXPECT_TRUE(eventually([&] { return sender->paused() == 0; }));
  std::vector<std::string> told;
  for (const auto& request : server.requests()) {
    const auto& id = request.headers.at("webhook-id");
    if (id == ids.front() || id == ids.back()) told.push_back(id);
  }
  EXPECT_THAT(told, testing::ElementsAre(ids.front(), ids.front(), ids.back()))
      << "the refused one again, and each in its order";
}

TEST_F(WebhookTest, FollowsNoRedirect) {
  TestServer* itself = nullptr;
  TestServer server{
      [&](const Request&) { return answer(302, "location: " + itself->url("/other") + "\r\n"); }};
  itself = &server;
  add_marketplace(1, server.url());
  start_sender();
  begin(1);
  ASSERT_TRUE(failed_once());
  ASSERT_EQ(server.requests().size(), 1U);
  EXPECT_EQ(server.requests().front().target, "/hook");
}

TEST_F(WebhookTest, DeliversAVerificationsEventsInOrderWhateverFails) {
  std::mutex mutex;
  std::vector<std::string> accepted;
  std::map<std::string, int> attempts;
  TestServer server{[&](const Request& request) {
    const std::lock_guard lock{mutex};
    const auto& id = request.headers.at("webhook-id");
    if (++attempts[id] < 3) return answer(500);
    accepted.push_back(id);
    return answer(200);
  }};
  add_marketplace(1, server.url());
  config.schedule.delays.assign(9, 0ms);
  start_sender();
  Story story{1, "eva"};
  std::vector<std::string> expected;
  const auto expect = [&](std::int64_t position) {
    expected.push_back("evt_" + std::to_string(position));
  };
  expect(commit(story.begin()));
  expect(commit(story.step(GiveConsent{std::string{consent_version}})));
  for (int i = 0; i < 5; ++i) {
    expect(commit(story.step(JoinQueue{})));
    expect(commit(story.step(LeaveQueue{})));
  }
  EXPECT_TRUE(eventually([&] { return all_delivered(); }));
  const std::lock_guard lock{mutex};
  EXPECT_EQ(accepted, expected);
}

TEST_F(WebhookTest, TakesALongAnswerForItsStatus) {
  TestServer server{[](const Request&) { return answer(200, "", std::string(1U << 20U, 'x')); }};
  add_marketplace(1, server.url());
  start_sender();
  begin(1);
  EXPECT_TRUE(eventually([&] { return all_delivered(); }));
  EXPECT_EQ(server.requests().size(), 1U);
}

/// The status is the answer: of what comes after it nothing is waited for, wanted or read.
TEST_F(WebhookTest, TakesTheStatusWhateverTheBodyDoes) {
  const struct {
    const char* what;
    std::string headers, then;
  } rows[] = {{"never ends", "", "xxxxxxxxxx"},
              {"never comes", "content-length: 10\r\n", ""},
              {"never begins its chunks", "transfer-encoding: chunked\r\n", ""},
              {"is no chunk", "transfer-encoding: chunked\r\n", "no number\r\n"},
              {"is no gzip", "content-encoding: gzip\r\ncontent-length: 100\r\n", "no gzip"}};
  config.http.timeout = 300ms;
  std::uint32_t number = 0;
  for (const auto& row : rows) {
    SCOPED_TRACE(row.what);
    TestServer server{
        [&](const Request&) { return "HTTP/1.1 200 Said\r\n" + row.headers + "\r\n"; }, row.then};
    add_marketplace(++number, server.url());
    start_sender();
    begin(number, number);
    EXPECT_TRUE(eventually([&] { return all_delivered(); }));
    EXPECT_EQ(server.requests().size(), 1U);
    sender.reset();
  }
}

TEST_F(WebhookTest, TakesNoErrorForATimeoutWhateverTheBodyDoes) {
  TestServer server{
      [](const Request&) { return std::string{"HTTP/1.1 429 Said\r\nretry-after: 100\r\n\r\n"}; },
      "xxxxxxxxxx"};
  config.http.timeout = 300ms;
  add_marketplace(1, server.url());
  start_sender();
  begin(1);
  ASSERT_TRUE(failed_once());
  EXPECT_EQ(*due_later(), clock.now() + 100s);
}

TEST_F(WebhookTest, ABrokenOffBodyIsATakenEvent) {
  TestServer server{[](const Request&) {
    return std::string{"HTTP/1.1 200 Said\r\ncontent-length: 100\r\n\r\nhalf"};
  }};
  add_marketplace(1, server.url());
  start_sender();
  begin(1);
  EXPECT_TRUE(eventually([&] { return all_delivered(); }));
  EXPECT_EQ(server.requests().size(), 1U);
}

TEST_F(WebhookTest, SendsNothingWithAMalformedSecret) {
  TestServer server{[](const Request&) { return answer(200); }};
  auto marketplace = contracts::a_marketplace(1);
  marketplace.webhook_url = server.url();
  marketplace.webhook_secret = "not a secret";
  own->marketplaces().add_marketplace(marketplace, clock.now());
  start_sender();
  begin(1);
  EXPECT_TRUE(failed_once());
  EXPECT_EQ(server.connections(), 0U);
}

}  // namespace
}  // namespace visavis::webhooks
