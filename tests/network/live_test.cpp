#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/access/staff_access.h"
#include "app/access/support_url.h"

#include "network/service.h"

namespace visavis {
namespace {

using fakes::handshake_text;
using fakes::RawClient;
using fakes::request_text;
using fakes::Service;
using fakes::ServiceOptions;
using std::chrono::milliseconds;
using testing::HasSubstr;

class LiveTest : public testing::Test {
 protected:
  void SetUp() override { begin({}); }
  void begin(const ServiceOptions& options) {
    service.reset();
    service.emplace(options);
    const auto required = service->require();
    applicant = required.verification.id;
    applicant_cookie = service->applicant_cookie(required.token);
    staff = service->add_staff();
    staff_cookie = service->staff_cookie(staff.id);
  }
  RawClient open(std::string_view path, const std::string& cookie) {
    RawClient client = service->connect();
    const auto answer = client.ask(handshake_text(path, std::string{Service::origin} + cookie));
    EXPECT_TRUE(answer);
    if (answer) {
      EXPECT_EQ(answer->status, 101) << answer->body;
    }
    return client;
  }
  RawClient open_applicant() {
    return open(Service::of(applicant, "/applicant/live"), applicant_cookie);
  }
  RawClient open_staff() { return open("/console/live", staff_cookie); }
  /// The next text frame that has this in it, past others.
  static std::string await(RawClient& client, std::string_view part) {
    while (const auto frame = client.read_frame())
      if (frame->opcode == 1 && frame->payload.find(part) != std::string::npos)
        return frame->payload;
    return "nothing with " + std::string{part};
  }
  static int close_code(RawClient& client) {
    while (const auto frame = client.read_frame())
      if (frame->opcode == 8) return frame->close_code();
    return 0;
  }
  std::size_t applicants_connected() { return service->counts().applicants_connected; }
  template <class Condition>
  static bool eventually(Condition condition) {
    for (int i = 0; i < 3000; ++i) {
      if (condition()) return true;
      std::this_thread::sleep_for(milliseconds{10});
    }
    return false;
  }

  std::optional<Service> service;
  VerificationId applicant;
  Staff staff;
  std::string applicant_cookie, staff_cookie;
};

TEST_F(LiveTest, SendsTheStateAtOnce) {
  RawClient eva = open_applicant();
  EXPECT_THAT(await(eva, "state"), HasSubstr(R"("status":"required")"));
  RawClient rita = open_staff();
  EXPECT_THAT(await(rita, "state"), HasSubstr(R"("availability":"away")"));
}

TEST_F(LiveTest, ApplicantsDoNotKeepStaffOutAndHearWhenItIsBusy) {
  ServiceOptions options;
  options.live.applicants = 1;
  options.live.staff = 1;
  begin(options);
  std::optional<RawClient> eva{open_applicant()};
  const auto other = service->require("43");
  const auto path = Service::of(other.verification.id, "/applicant/live");
  const std::string who = std::string{Service::origin} + service->applicant_cookie(other.token);
  const auto busy = service->ask(handshake_text(path, who));
  EXPECT_EQ(busy->status, 503);
  EXPECT_THAT(busy->body, HasSubstr(R"("code":"busy")"));
  EXPECT_GE(std::stoi(busy->headers.at("retry-after")), 1);
  EXPECT_EQ(service->ask(request_text("GET " + path, who))->status, 503)
      << "what a page asks, which is not told why a WebSocket was refused";
  RawClient rita = open_staff();
  EXPECT_THAT(await(rita, "state"), HasSubstr(R"("availability":"away")"));
  eva.reset();
  EXPECT_TRUE(eventually([&] {
    return service->ask(request_text("GET " + path, who))->status == 400;
  })) << "there is a place again";
}

TEST_F(LiveTest, NobodyTakesThePlacesOfTheOthers) {
  ServiceOptions options;
  options.live.each = 2;
  options.live.close_timeout = std::chrono::seconds{10};  // Replaced ones stay half open so long.
  begin(options);
  const RawClient first = open_applicant();
  const RawClient second = open_applicant();
  const auto third = service->ask(handshake_text(Service::of(applicant, "/applicant/live"),
                                                 std::string{Service::origin} + applicant_cookie));
  EXPECT_EQ(third->status, 503);
  RawClient rita = open_staff();
  EXPECT_THAT(await(rita, "state"), HasSubstr(R"("availability":"away")"));
}

TEST_F(LiveTest, OpensWithTheCookiesOfAParentDomain) {
  RawClient eva = open(Service::of(applicant, "/applicant/live"),
                       applicant_cookie.substr(0, applicant_cookie.size() - 2) +
                           "; sso=" + std::string(20'000, 'x') + "\r\n");
  EXPECT_THAT(await(eva, "state"), HasSubstr(R"("status":"required")"));
}

TEST_F(LiveTest, SaysWhereHelpIs) {
  RawClient eva = open_applicant();
  EXPECT_THAT(await(eva, "state"), HasSubstr(R"("support_url":null)"));
  const auto set = service->with_store([&](app::StoreConnection& store, app::Steps&) {
    return app::set_support_url(store.marketplaces(), store.acts(), service->clock,
                                service->market.text(), "mailto:help@larkfold.example", {});
  });
  EXPECT_TRUE(set.ok());
  EXPECT_THAT(await(eva, "state"), HasSubstr(R"("support_url":"mailto:help@larkfold.example")"));
}

TEST_F(LiveTest, IsRefusedWithoutOriginOrSession) {
  const auto status = [&](std::string_view path, const std::string& headers) {
    const auto answer = service->ask(handshake_text(path, headers));
    return answer ? answer->status : 0;
  };
  const std::string origin{Service::origin};
  for (const auto* path : {"/applicant/live", "/console/live"}) {
    EXPECT_EQ(status(path, applicant_cookie + staff_cookie), 403) << "no origin";
    EXPECT_EQ(status(path, "Origin: https://evil.example\r\n" + applicant_cookie), 403);
    EXPECT_EQ(status(path, "Origin: https://verify.example.evil\r\n" + staff_cookie), 403);
    EXPECT_EQ(status(path, origin), 401) << "no cookie";
    EXPECT_EQ(
        status(path, origin + "Cookie: __Host-visavis_staff=x; __Host-visavis_applicant=x\r\n"),
        401);
  }
  EXPECT_EQ(status("/console/live", origin + applicant_cookie), 401) << "the other's cookie";
  EXPECT_EQ(service
                ->ask(request_text("GET " + Service::of(applicant, "/applicant/live"),
                                   origin + applicant_cookie))
                ->status,
            400)
      << "no WebSocket";
}

TEST_F(LiveTest, EndsAFloodOfFramesThatSayNothing) {
  const std::string mask(4, '\0');
  const std::string ping = "\x89\x80" + mask, pong = "\x8a\x80" + mask;
  const std::string empty_part = std::string{"\0\x80", 2} + mask;
  const std::string text_begins = "\x01\x80" + mask;
  const std::string large_ping = "\x89\xfd" + mask + std::string(125, 'x');
  for (const auto& [begin, flood] :
       {std::pair{std::string{}, ping}, {{}, pong}, {{}, large_ping}, {text_begins, empty_part}}) {
    RawClient eva = open_applicant();
    await(eva, "state");
    std::string frames = begin;
    for (int i = 0; i < 1000; ++i) frames += flood;
    ASSERT_TRUE(eva.send(frames));
    EXPECT_EQ(close_code(eva), 4003);
  }
}

TEST_F(LiveTest, EndsAFloodOfBytes) {
  service.reset();
  fakes::ServiceOptions options;
  options.live.kibibytes = {16, std::chrono::hours{1}};
  begin(options);
  RawClient eva = open_applicant();
  // One text in parts that is never finished: no message, and few frames.
  std::string part = std::string{"\x01\xfe\x40\x00", 4} + std::string(4 + 0x4000, '\0');
  for (int i = 0; i < 6; ++i) {
    if (!eva.send(part)) break;
    part.front() = '\0';
  }
  EXPECT_EQ(close_code(eva), 4003);
}

TEST_F(LiveTest, ABrokenHandshakeIsAProblemLikeAnyOther) {
  const std::string who = std::string{Service::origin} + applicant_cookie;
  for (const auto* lacking :
       {"Upgrade: websocket\r\n",
        "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n",
        "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: x\r\n"}) {
    const auto answer = service->ask(
        request_text("GET " + Service::of(applicant, "/applicant/live"), lacking + who));
    ASSERT_TRUE(answer) << lacking;
    EXPECT_EQ(answer->status, 400) << lacking;
    EXPECT_THAT(answer->body, HasSubstr(R"("code":"invalid_request")")) << lacking;
  }
}

TEST_F(LiveTest, AnswersRequestsAndNamesRefusals) {
  RawClient eva = open_applicant();
  eva.send_frame(R"({"type":"join_queue","request":7})");
  EXPECT_THAT(await(eva, R"("request":7)"),
              HasSubstr(R"({"type":"error","request":7,"error":{"type":"https://verify.example)"));
  EXPECT_TRUE(service->change(applicant, GiveConsent{"2026-11"}));
  eva.send_frame(R"({"type":"join_queue","request":8})");
  EXPECT_THAT(await(eva, R"("request":8)"), HasSubstr(R"("type":"ok")"));
}

TEST_F(LiveTest, WhatPeopleWriteIsInNoLog) {
  ServiceOptions options;
  options.debug_log = true;
  begin(options);
  EXPECT_TRUE(service->change(applicant, GiveConsent{"2026-11"}));
  RawClient eva = open_applicant();
  RawClient rita = open_staff();
  eva.send_frame(R"({"type":"join_queue"})");
  rita.send_frame(R"({"type":"go_available"})");
  await(rita, R"("match":{)");
  rita.send_frame(R"({"type":"accept_match","verification":")" + applicant.text() + R"("})");
  await(eva, R"("status":"in_call")");
  eva.send_frame(R"({"type":"call_chat","text":"canary of eva","request":1})");
  EXPECT_THAT(await(rita, "canary"), HasSubstr(R"("from":"peer","text":"canary of eva")"));
  rita.send_frame(R"({"type":"call_chat","text":"canary of rita"})");
  EXPECT_THAT(await(eva, "canary of rita"), HasSubstr(R"("from":"me","text":"canary of eva")"));
  rita.send_frame(R"({"type":"call_chat","text":"canary \u0007"})");
  EXPECT_EQ(close_code(rita), 4003) << "a page sends no control characters";
  service->stop();
  EXPECT_THAT(service->log_text.str(), testing::Not(HasSubstr("canary")));
}

TEST_F(LiveTest, AFrameSentWithTheHandshakeIsHeard) {
  RawClient eva = service->connect();
  std::string both = handshake_text(Service::of(applicant, "/applicant/live"),
                                    std::string{Service::origin} + applicant_cookie);
  const std::string text = R"({"type":"join_queue","request":1})";
  both.push_back(static_cast<char>(0x81));
  both.push_back(static_cast<char>(0x80U | text.size()));
  both.append(4, '\0');
  both.append(text);
  ASSERT_EQ(eva.ask(both)->status, 101);
  EXPECT_THAT(await(eva, R"("request":1)"), HasSubstr("consent_required"));
}

TEST_F(LiveTest, ANewerConnectionReplacesTheOlder) {
  RawClient older = open_applicant();
  await(older, "state");
  RawClient newer = open_applicant();
  EXPECT_EQ(close_code(older), 4001);
  await(newer, "state");
  older.send_frame({"\x0f\xa1", 2}, 8);
  EXPECT_TRUE(older.closed());
  EXPECT_EQ(applicants_connected(), 1U) << "the older one's end is not the applicant's";
  RawClient rita = open_staff();
  RawClient rita_again = open_staff();
  EXPECT_EQ(close_code(rita), 4001);
}

TEST_F(LiveTest, AClosedConnectionIsAway) {
  {
    RawClient eva = open_applicant();
    await(eva, "state");
    EXPECT_EQ(applicants_connected(), 1U);
  }
  EXPECT_TRUE(eventually([&] { return applicants_connected() == 0; }));
}

TEST_F(LiveTest, ClosesWhatIsNotTheProtocol) {
  const std::vector<std::pair<std::string, int>> frames{{"hello", 1},
                                                        {R"({"type":"dance"})", 1},
                                                        {R"({"type":"heartbeat"})", 2},
                                                        {R"({"type":"accept_match"})", 1},
                                                        {"[]", 1},
                                                        {"", 1}};
  for (const auto& [payload, opcode] : frames) {
    RawClient eva = open_applicant();
    eva.send_frame(payload, opcode);
    EXPECT_EQ(close_code(eva), 4003) << payload;
  }
  RawClient large = open_applicant();
  large.send_frame(std::string(64 * 1024 + 1, ' '));
  EXPECT_EQ(close_code(large), 1009);
}

TEST_F(LiveTest, ClosesAClientThatSaysTooMuch) {
  RawClient eva = open_applicant();
  for (int i = 0; i < 200 && eva.send_frame(R"({"type":"heartbeat"})"); ++i) {
  }
  EXPECT_EQ(close_code(eva), 4003);
}

TEST_F(LiveTest, BeatsAndDropsTheSilent) {
  ServiceOptions options;
  options.live.heartbeat_every = milliseconds{50};
  options.live.silent_for = milliseconds{400};
  begin(options);
  RawClient eva = open_applicant();
  for (int i = 0; i < 20; ++i) {
    ASSERT_THAT(await(eva, "heartbeat"), HasSubstr(R"({"type":"heartbeat"})"));
    eva.send_frame(R"({"type":"heartbeat"})");
  }
  EXPECT_EQ(applicants_connected(), 1U) << "who answers stays";
  EXPECT_EQ(close_code(eva), 0) << "no close frame: the socket just ends";
  EXPECT_TRUE(eventually([&] { return applicants_connected() == 0; }));
}

TEST_F(LiveTest, ClosesAllWhenItStops) {
  RawClient eva = open_applicant();
  RawClient rita = open_staff();
  await(eva, "state");
  await(rita, "state");
  std::thread stopping{[&] { service->stop(); }};
  EXPECT_EQ(close_code(eva), 1012);
  EXPECT_EQ(close_code(rita), 1012);
  eva.send_frame({"\x03\xf4", 2}, 8);
  rita.send_frame({"\x03\xf4", 2}, 8);
  stopping.join();
  EXPECT_EQ(service->people.counts().applicants_connected, 1U) << "nobody has left";
}

TEST_F(LiveTest, DropsAClientThatDoesNotReadWhenItStops) {
  ServiceOptions options;
  options.live.close_timeout = milliseconds{100};
  begin(options);
  RawClient eva = open_applicant();
  await(eva, "state");
  service->stop();
  EXPECT_EQ(close_code(eva), 1012);
}

TEST_F(LiveTest, DropsAClientThatIsTooSlow) {
  ServiceOptions options;
  options.live.queue_bytes = 256 * 1024;
  begin(options);
  RawClient eva = open_applicant();
  await(eva, "state");
  const std::string sdp(60'000, 'x');
  const auto begin_of_secret = applicant_cookie.find('=') + 1;
  const DeviceId device{app::hash_secret(
      applicant_cookie.substr(begin_of_secret, applicant_cookie.find('\r') - begin_of_secret))};
  EXPECT_TRUE(eventually([&] {
    service->app.run([&] {
      for (int i = 0; i < 20; ++i)
        service->sockets->send(applicant, device, app::CallOffer{1, sdp});
    });
    return applicants_connected() == 0;
  }));
}

TEST_F(LiveTest, SigningOutEndsTheConnection) {
  RawClient rita = open_staff();
  await(rita, "state");
  const auto out = service->ask(
      request_text("DELETE /console/session", std::string{Service::origin} + staff_cookie));
  EXPECT_EQ(out->status, 204);
  EXPECT_EQ(close_code(rita), 4002);
}

TEST_F(LiveTest, WhoIsDisabledIsOutWithinASecondWithEverythingThatWasOpen) {
  RawClient rita = open_staff();
  await(rita, "state");
  const auto asking = request_text("GET /console/session", staff_cookie);
  EXPECT_EQ(service->ask(asking)->status, 200);
  const auto disabled = service->with_store([&](app::StoreConnection& store, app::Steps&) {
    return app::disable_staff(store.staff(), store.acts(), service->clock, "rep@example.com", {});
  });
  EXPECT_TRUE(disabled.ok());
  EXPECT_EQ(close_code(rita), 4002);
  EXPECT_EQ(service->ask(asking)->status, 401);
}

TEST_F(LiveTest, AConnectionThatTheDoorLetInJustBeforeIsClosed) {
  RawClient rita = service->connect();
  service->app.run([&] {
    rita.send(handshake_text("/console/live", std::string{Service::origin} + staff_cookie));
    // What the door found waits for this thread, while the session ends.
    EXPECT_TRUE(eventually([&] { return service->store.sessions_asked > 0; }));
    service->store.remove_sessions_of(staff.id);
  });
  rita.read_response();
  EXPECT_EQ(close_code(rita), 4002);
}

TEST_F(LiveTest, ASessionThatExpiredEndsTheConnection) {
  ServiceOptions options;
  options.live.recheck_every = milliseconds{50};
  begin(options);
  RawClient rita = open_staff();
  RawClient eva = open_applicant();
  await(rita, "state");
  service->app.run([&] { service->clock.pass(app::session_lifetime); });
  EXPECT_EQ(close_code(rita), 4002);
  EXPECT_EQ(applicants_connected(), 1U);
}

/// The store answers, but not soon, or not at all.
class SlowStoreTest : public LiveTest {
 protected:
  /// Both are in a call.
  void call() {
    EXPECT_TRUE(service->change(applicant, GiveConsent{"2026-11"}));
    eva.emplace(open_applicant());
    rita.emplace(open_staff());
    await(*eva, "state");
    await(*rita, "state");
    say(*rita, "go_available");
    say(*eva, "join_queue");
    const auto offered = await(*rita, R"("waited_seconds")");
    EXPECT_THAT(offered, HasSubstr(applicant.text()));
    rita->send_frame(R"({"type":"accept_match","verification":")" + applicant.text() + R"("})");
    await(*rita, "call_connect");
    await(*eva, "call_connect");
  }
  static void say(RawClient& client, const std::string& type) {
    client.send_frame(R"({"type":")" + type + R"(","request":1})");
    EXPECT_THAT(await(client, R"("request":1)"), HasSubstr(R"("type":"ok")")) << type;
  }
  int status_of(const std::string& request) { return service->ask(request)->status; }
  std::string asking() const { return request_text("GET /v1/accounts/42", service->key_header()); }

  std::optional<RawClient> eva, rita;
};

TEST_F(SlowStoreTest, ChatGoesOnWhileEveryAnswerOfTheStoreTakesLong) {
  call();
  service->store.slow = 1000;
  std::thread client{[&] {
    for (int i = 0; i < 2; ++i) EXPECT_NE(status_of(asking()), 500);
  }};
  for (int i = 0; i < 3; ++i) {
    const std::string text = "word " + std::to_string(i);
    const auto said = std::chrono::steady_clock::now();
    eva->send_frame(R"({"type":"call_chat","text":")" + text + R"("})");
    EXPECT_THAT(await(*rita, text), HasSubstr(text));
    EXPECT_LT(std::chrono::steady_clock::now() - said, milliseconds{1000})
        << "no thread of the sockets waits for the store";
  }
  client.join();
}

TEST_F(SlowStoreTest, WithoutAnAnswerCallsGoOnAndRequestsAreToldSoWithinTwoSeconds) {
  ServiceOptions options;
  options.live.heartbeat_every = milliseconds{300};
  begin(options);
  call();
  service->store.set_stuck(true);
  const auto asked = std::chrono::steady_clock::now();
  const auto refused = service->ask(asking());
  EXPECT_EQ(refused->status, 503);
  EXPECT_EQ(refused->headers.at("retry-after"), "1");
  EXPECT_THAT(refused->body, HasSubstr("unavailable"));
  EXPECT_LT(std::chrono::steady_clock::now() - asked, std::chrono::seconds{2});

  EXPECT_THAT(await(*eva, "heartbeat"), HasSubstr("heartbeat"));
  eva->send_frame(R"({"type":"call_chat","text":"still here"})");
  EXPECT_THAT(await(*rita, "still here"), HasSubstr("still here"));
  const auto connect = service->counts();
  EXPECT_EQ(connect.calls, 1U);
  eva->send_frame(R"({"type":"leave_call","request":9})");
  EXPECT_THAT(await(*eva, R"("request":9)"), HasSubstr("unavailable"));
  const auto at_once = std::chrono::steady_clock::now();
  EXPECT_EQ(status_of(asking()), 503);
  EXPECT_LT(std::chrono::steady_clock::now() - at_once, milliseconds{500})
      << "while it is known not to answer nobody is kept waiting";

  service->store.set_stuck(false);
  EXPECT_TRUE(eventually([&] { return status_of(asking()) == 200; }));
  say(*eva, "leave_call");
  EXPECT_THAT(await(*rita, "call_ended"), HasSubstr("technical"));
}

}  // namespace
}  // namespace visavis
