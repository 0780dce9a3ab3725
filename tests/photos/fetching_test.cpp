// What becomes of the picture that a profile names.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "adapters/outbox/photo/photo_fetcher.h"
#include "adapters/system/system_entropy.h"
#include "app/call/profile_photo.h"
#include "app/records/hash_chain.h"

#include "contracts/storage.h"
#include "contracts/story.h"
#include "webhooks/webhook_test.h"

namespace visavis::photos {
namespace {

using namespace std::string_literals;
using namespace std::chrono_literals;
using webhooks::answer;
using webhooks::Request;
using webhooks::TestServer;

std::string png(unsigned char width) {
  std::string file = "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0"s;
  file += static_cast<char>(width);
  return file + "\0\0\0\x20\x08\x02\0\0\0"s;
}

std::string scans(int count) {
  std::string all;
  for (int i = 0; i < count; ++i) all += "\xff\xda\0\x08\x01\x01\0\0\0\0"s;
  return all;
}

/// The fetcher as the program wires it, over a clock that stands still.
class FetchingTest : public testing::Test {
 protected:
  FetchingTest() {
    config.http.allow_private_targets = true;
    config.store_pause = 5ms;
    service->marketplaces().add_marketplace(contracts::a_marketplace(1), clock.now());
  }
  ~FetchingTest() override { fetcher.reset(); }

  static VerificationId id(std::uint32_t number) {
    return contracts::numbered<VerificationId>(number);
  }
  void require(const std::string& url, std::uint32_t number = 1) {
    contracts::Story story{number, "account" + std::to_string(number)};
    auto step = story.begin();
    Profile profile = step.after.profile.reveal();
    profile.photo_url = url;
    step.after.profile = Personal{profile};
    ASSERT_TRUE(service->verifications().commit(step).ok());
  }
  void fetch() {
    photo::PhotoKeeper keeper{
        [this](VerificationId of, const std::string& file) { (void)photos.keep(of, file); },
        [this](VerificationId of, const std::string& why) { photos.miss(of, why); }};
    fetcher =
        std::make_unique<photo::PhotoFetcher>(own->photo_fetches(), keeper, clock, entropy, config);
  }
  std::optional<FetchedPhoto> settled(std::uint32_t number = 1) {
    EXPECT_TRUE(webhooks::eventually(
        [&] { return service->verifications().verification(id(number))->photo.has_value(); }));
    return service->verifications().verification(id(number))->photo;
  }
  /// Why it was given up.
  std::string missed(std::uint32_t number = 1) {
    EXPECT_EQ(settled(number), FetchedPhoto{});
    const auto last = service->verifications().history(id(number)).back().event.body;
    const auto* body = std::get_if<PhotoMissed>(&last);
    return body == nullptr ? "not missed" : body->why;
  }
  std::optional<Timestamp> again_at() { return service->photo_fetches().next_due(clock.now()); }

  webhooks::ManualClock clock;
  system::SystemEntropy entropy;
  photo::PhotoConfig config;
  std::unique_ptr<contracts::Storage> storage = contracts::sqlite_storage();
  std::unique_ptr<contracts::Connection> service = storage->connect();
  std::unique_ptr<contracts::Connection> own = storage->connect();
  Policy policy = shipped_policy();
  app::Steps steps{own->verifications(), own->marketplaces(), clock, {policy, false}};
  app::ProfilePhotos photos{own->store(), steps, clock};
  std::unique_ptr<photo::PhotoFetcher> fetcher;
};

TEST_F(FetchingTest, KeepsThePictureOnceWithItsHashInTheHistory) {
  TestServer server{[](const Request&) { return answer(200, "", png(7)); }};
  require(server.url("/ada.png"));
  fetch();
  const std::string sha256 = app::sha256_text(png(7));
  EXPECT_EQ(settled(), (FetchedPhoto{sha256}));
  EXPECT_EQ(service->store().photos().kept_photo(sha256), png(7));
  const auto history = service->verifications().history(id(1));
  EXPECT_EQ(history.back().event.body, EventBody{PhotoKept{sha256}});
  EXPECT_EQ(server.requests().size(), 1U);
  EXPECT_EQ(server.requests().front().target, "/ada.png");
  EXPECT_FALSE(server.requests().front().headers.contains("referer"));
  EXPECT_FALSE(service->chain_broken_at());
}

TEST_F(FetchingTest, ManyArriveBesideEachOther) {
  TestServer server{[](const Request& request) {
    return answer(200, "", png(static_cast<unsigned char>(request.target.size())));
  }};
  for (std::uint32_t number = 1; number <= 20; ++number)
    require(server.url("/" + std::string(number, 'x')), number);
  fetch();
  for (std::uint32_t number = 1; number <= 20; ++number)
    EXPECT_EQ(settled(number),
              (FetchedPhoto{app::sha256_text(png(static_cast<unsigned char>(number + 1)))}));
}

TEST_F(FetchingTest, FollowsAFewRedirections) {
  TestServer picture{[](const Request&) { return answer(200, "", png(7)); }};
  TestServer server{
      [&](const Request&) { return answer(302, "location: " + picture.url("/far.png") + "\r\n"); }};
  require(server.url("/near.png"));
  fetch();
  EXPECT_TRUE(settled()->sha256);
}

TEST_F(FetchingTest, GivesUpWhatLeadsInCircles) {
  TestServer server{[](const Request&) { return answer(302, "location: /again\r\n"); }};
  require(server.url());
  fetch();
  EXPECT_EQ(missed(), "Number of redirects hit maximum amount");
  EXPECT_EQ(server.requests().size(), 4U) << "the first, and three that it led to";
}

TEST_F(FetchingTest, ConnectsToNoPrivateAddress) {
  TestServer server{[](const Request&) { return answer(200, "", png(7)); }};
  config.http.allow_private_targets = false;
  config.schedule.delays = {};
  std::uint32_t number = 0;
  for (const auto& host : {"127.0.0.1", "localhost", "2130706433", "[::ffff:127.0.0.1]"})
    require("https://"s + host + ":" + std::to_string(server.port()) + "/", ++number);
  fetch();
  for (; number > 0; --number) EXPECT_EQ(missed(number), "the address is not public") << number;
  EXPECT_EQ(server.connections(), 0U);
}

TEST_F(FetchingTest, TakesNothingThatCouldBeChangedOnTheWay) {
  TestServer server{[](const Request&) { return answer(200, "", png(7)); }};
  config.http.allow_private_targets = false;
  require(server.url());
  fetch();
  EXPECT_EQ(missed(), "the address is not https");
  EXPECT_EQ(server.connections(), 0U);
}

TEST_F(FetchingTest, MissesForGoodWhatIsNoPictureAndWhatIsGone) {
  config.http.timeout = 20s;
  const std::string too_large(app::profile_photo_bytes_max + 1, 'x');
  const std::pair<std::string, const char*> answers[] = {
      {answer(404), "HTTP 404"},
      {answer(200, "", "<svg xmlns='http://www.w3.org/2000/svg'/>"),
       "it is no JPEG, PNG or WebP picture"},
      {answer(200), "it is no JPEG, PNG or WebP picture"},
      {answer(200, "", png(7) + too_large), "it is larger than 8 MiB"},
      {answer(200, "", "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\xff\xff\0\0\xff\xff\x08"s),
       "it has more than 50 million pixels"},
      {answer(200, "", "\xff\xd8\xff\xc2\0\x0b\x08\x01\x20\x02\x80\x01\x01\x11\0"s + scans(101)),
       "it has too many scans"},
      {answer(200, "", png(7) + "acTL"), "it is animated"}};
  TestServer server{
      [&](const Request& request) { return answers[std::stoul(request.target.substr(1))].first; }};
  for (std::uint32_t i = 0; i < std::size(answers); ++i)
    require(server.url("/" + std::to_string(i)), i + 1);
  fetch();
  for (std::uint32_t i = 0; i < std::size(answers); ++i)
    EXPECT_EQ(missed(i + 1), answers[i].second);
  EXPECT_EQ(server.requests().size(), std::size(answers)) << "each was asked for once";
}

TEST_F(FetchingTest, AServerThatIsDownIsAskedAgain) {
  std::atomic<bool> down{true};
  TestServer server{[&](const Request&) { return down ? answer(503) : answer(200, "", png(7)); }};
  require(server.url());
  fetch();
  ASSERT_TRUE(webhooks::eventually([&] { return again_at().has_value(); }));
  EXPECT_GE(*again_at(), clock.now() + 5s);
  EXPECT_FALSE(service->verifications().verification(id(1))->photo);
  down = false;
  clock.advance(10s);
  fetcher->wake();
  EXPECT_TRUE(settled()->sha256);
}

TEST_F(FetchingTest, IsGivenUpAfterADay) {
  TestServer server{[](const Request&) { return answer(503); }};
  require(server.url());
  fetch();
  const Timestamp began = clock.now();
  for (std::size_t i = 0; i < config.schedule.delays.size(); ++i) {
    ASSERT_TRUE(webhooks::eventually([&] { return again_at().has_value(); }));
    clock.advance(*again_at() - clock.now());
    fetcher->wake();
  }
  EXPECT_EQ(missed(), "HTTP 503");
  EXPECT_GE(clock.now() - began, std::chrono::hours{24});
  EXPECT_LE(clock.now() - began, std::chrono::hours{31});
}

}  // namespace
}  // namespace visavis::photos
