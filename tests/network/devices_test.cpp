// An applicant's two devices on real sockets: who hears what, and what each may say.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/access/hand_off.h"
#include "app/access/short_codes.h"

#include "network/service.h"

namespace visavis {
namespace {

using fakes::handshake_text;
using fakes::RawClient;
using fakes::request_text;
using fakes::Service;
using testing::HasSubstr;
using testing::Not;

const std::string origin{Service::origin};

class DevicesTest : public testing::Test {
 protected:
  DevicesTest() {
    const auto required = service.require();
    applicant = required.verification.id;
    computer = service.applicant_cookie(required.token);
    EXPECT_TRUE(service.change(applicant, GiveConsent{"2026-11"}));
  }
  std::string mine(const std::string& path) const { return Service::of(applicant, path); }
  static std::string post(std::string_view path, const std::string& cookie,
                          std::string_view body = "{}") {
    return request_text("POST " + std::string{path}, origin + cookie + std::string{Service::json},
                        body);
  }
  /// Opens a link as a browser does: its cookie header, or the status that refused it.
  std::string open_link(const std::string& token) {
    const auto answer =
        service.ask(post("/applicant/session", "", R"({"token":")" + token + "\"}"));
    if (answer->status != 200) return std::to_string(answer->status) + answer->body;
    const std::string& cookie = answer->headers.at("set-cookie");
    return "Cookie: " + cookie.substr(0, cookie.find(';')) + "\r\n";
  }
  std::string hand_off_token() {
    const auto answer = service.ask(post(mine("/applicant/handoff"), computer));
    EXPECT_EQ(answer->status, 201) << answer->body;
    const auto from = answer->body.find("hnd_");
    return answer->body.substr(from, answer->body.find('"', from) - from);
  }
  RawClient connect(const std::string& cookie, const std::string& device) {
    RawClient client = service.connect();
    const auto answer =
        client.ask(handshake_text(mine("/applicant/live?device=" + device), origin + cookie));
    EXPECT_EQ(answer ? answer->status : 0, 101);
    return client;
  }
  static std::string await(RawClient& client, std::string_view part) {
    std::string heard;
    while (const auto frame = client.read_frame()) {
      if (frame->opcode == 1 && frame->payload.find(part) != std::string::npos)
        return frame->payload;
      heard += frame->payload + "\n";
    }
    return "nothing with " + std::string{part} + " in " + heard;
  }
  static int close_code(RawClient& client) {
    while (const auto frame = client.read_frame())
      if (frame->opcode == 8) return frame->close_code();
    return 0;
  }

  Service service;
  VerificationId applicant;
  std::string computer;
};

TEST_F(DevicesTest, ThePhoneTakesOverAndTheComputerFollows) {
  RawClient desk = connect(computer, "computer");
  EXPECT_THAT(await(desk, R"("type":"state")"), HasSubstr(R"("in_charge":true,"other":null)"));
  const std::string phone = open_link(hand_off_token());
  RawClient hand = connect(phone, "phone");
  EXPECT_THAT(await(hand, R"("type":"state")"),
              HasSubstr(R"("in_charge":true,"other":"computer")"));
  await(desk, R"("in_charge":false,"other":"phone","other_away_since":null)");

  desk.send_frame(R"({"type":"join_queue","request":1})");
  EXPECT_THAT(await(desk, R"("request":1)"), HasSubstr("device_not_in_charge"));
  hand.send_frame(R"({"type":"join_queue","request":2})");
  EXPECT_THAT(await(hand, R"("request":2)"), HasSubstr(R"("type":"ok")"));
  EXPECT_THAT(await(desk, R"("status":"waiting")"), HasSubstr(R"("in_charge":false)"));

  desk.send_frame(R"({"type":"take_over","request":3})");
  EXPECT_THAT(await(desk, R"("in_charge":true)"), HasSubstr(R"("status":"waiting")"));
  EXPECT_THAT(await(desk, R"("request":3)"), HasSubstr(R"("type":"ok")"));
  await(hand, R"("in_charge":false,"other":"computer")");
  hand.send_frame(R"({"type":"leave_queue","request":4})");
  EXPECT_THAT(await(hand, R"("request":4)"), HasSubstr("device_not_in_charge"));
}

TEST_F(DevicesTest, CallMessagesGoToTheOneInCharge) {
  RawClient desk = connect(computer, "computer");
  await(desk, R"("in_charge":true)");
  RawClient hand = connect(open_link(hand_off_token()), "phone");
  await(hand, R"("in_charge":true)");
  await(desk, R"("in_charge":false)");
  hand.send_frame(R"({"type":"warm_up"})");
  await(hand, "call_connect");
  hand.send_frame(R"({"type":"join_queue"})");  // shows both
  EXPECT_THAT(await(desk, "\""), HasSubstr(R"("type":"state")")) << "the next it hears";
}

TEST_F(DevicesTest, TabsOfOneDeviceReplaceEachOtherAndDevicesDoNot) {
  RawClient desk = connect(computer, "computer");
  await(desk, "state");
  const std::string phone = open_link(hand_off_token());
  RawClient hand = connect(phone, "phone");
  await(desk, R"("in_charge":false)");
  RawClient other_tab = connect(phone, "phone");
  EXPECT_EQ(close_code(hand), 4001);
  await(other_tab, R"("in_charge":true)");
  RawClient third = connect(open_link(hand_off_token()), "phone");
  EXPECT_EQ(close_code(desk), 4001) << "the one that only followed";
  await(other_tab, R"("in_charge":false)");
}

TEST_F(DevicesTest, TheFollowersEndIsNotTheApplicants) {
  RawClient hand = connect(open_link(hand_off_token()), "phone");
  await(hand, "state");
  {
    RawClient desk = connect(computer, "computer");
    await(hand, R"("other":"computer")");
  }
  await(hand, R"("in_charge":true,"other":null)");
  EXPECT_EQ(service.counts().applicants_connected, 1U);
}

TEST_F(DevicesTest, TheKindIsAWordOfAClosedList) {
  const auto answer =
      service.ask(handshake_text(mine("/applicant/live?device=fridge"), origin + computer));
  EXPECT_EQ(answer->status, 422);
  EXPECT_THAT(answer->body, HasSubstr(R"("param":"device")"));
}

TEST_F(DevicesTest, AHandOffOpensOnceAndLeavesTheSessionAlone) {
  const auto made = service.ask(post(mine("/applicant/handoff"), computer));
  EXPECT_THAT(made->body, HasSubstr(R"("url":"https://verify.example/verify#hnd_)"));
  EXPECT_THAT(made->body, HasSubstr(R"("qr":{"modules":)"));
  const std::string token = hand_off_token();
  const std::string phone = open_link(token);
  EXPECT_THAT(open_link(token), HasSubstr("link_used"));
  for (const auto& cookie : {computer, phone})
    EXPECT_EQ(service.ask(request_text("GET /applicant/verification", cookie))->status, 200);
  const std::string late = hand_off_token();
  service.app.run([&] { service.clock.pass(app::hand_off_lifetime); });
  EXPECT_THAT(open_link(late), HasSubstr("link_expired"));
}

TEST_F(DevicesTest, AShortCodeGivesTheLinkOnceAndOnlyInTime) {
  const auto type = [&](const std::string& code) {
    return service.ask(post("/applicant/handoff/code", "", R"({"code":")" + code + "\"}"));
  };
  const auto code_of = [](const std::string& body) {
    const std::string before = R"("code":")";
    return body.substr(body.find(before) + before.size(), app::ShortCodes::digits);
  };
  const auto code = code_of(service.ask(post(mine("/applicant/handoff"), computer))->body);
  const auto given = type(code);
  EXPECT_EQ(given->status, 200) << given->body;
  EXPECT_THAT(given->body, HasSubstr(R"({"url":"https://verify.example/verify#hnd_)"));
  const auto from = given->body.find("hnd_");
  EXPECT_THAT(open_link(given->body.substr(from, given->body.find('"', from) - from)),
              HasSubstr("Cookie: "));
  EXPECT_THAT(type(code)->body, HasSubstr("link_expired")) << "used";
  const auto late = code_of(service.ask(post(mine("/applicant/handoff"), computer))->body);
  service.app.run([&] { service.clock.pass(app::hand_off_lifetime); });
  EXPECT_THAT(type(late)->body, HasSubstr("link_expired"));
}

TEST_F(DevicesTest, ShortCodesAreTriedAFewTimesOnly) {
  const auto type = [&] {
    return service.ask(post("/applicant/handoff/code", "", R"({"code":"000000"})"));
  };
  for (int i = 0; i < 5; ++i) EXPECT_THAT(type()->body, HasSubstr("link_expired"));
  const auto refused = type();
  EXPECT_EQ(refused->status, 429);
  EXPECT_EQ(refused->headers.at("retry-after"), "60");
}

TEST_F(DevicesTest, HandOffsAreForOwnDevicesAndLimited) {
  EXPECT_EQ(service.ask(post("/applicant/handoff", ""))->status, 401);
  EXPECT_EQ(
      service.ask(post("/applicant/handoff", "Cookie: __Host-visavis_applicant=x\r\n"))->status,
      401);
  EXPECT_EQ(service
                .ask(request_text("POST " + mine("/applicant/handoff"),
                                  computer + std::string{Service::json}, "{}"))
                ->status,
            403)
      << "no origin";
  for (int i = 0; i < 10; ++i) (void)hand_off_token();
  const auto refused = service.ask(post(mine("/applicant/handoff"), computer));
  EXPECT_EQ(refused->status, 429);
  EXPECT_EQ(refused->headers.at("retry-after"), "10");
}

}  // namespace
}  // namespace visavis
