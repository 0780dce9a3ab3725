// The second factor of staff, and their own sessions, as the console's pages ask for them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/access/totp.h"

#include "network/service.h"

namespace visavis {
namespace {

using fakes::RawResponse;
using fakes::request_text;
using fakes::Service;
using std::chrono::minutes;
using std::chrono::seconds;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class SecondFactorTest : public testing::Test {
 protected:
  static std::string cookie_in(const RawResponse& answer, std::string_view name) {
    for (const auto& one : answer.set_cookies)
      if (one.starts_with("__Host-" + std::string{name} + "="))
        return "Cookie: " + one.substr(0, one.find(';')) + "\r\n";
    return {};
  }
  /// The text behind `"name":"`.
  static std::string member(const std::string& body, const std::string& name) {
    const std::string before = "\"" + name + "\":\"";
    const auto begin = body.find(before);
    if (begin == std::string::npos) return {};
    const auto from = begin + before.size();
    return body.substr(from, body.find('"', from) - from);
  }
  RawResponse password(const std::string& with = std::string{Service::password},
                       const std::string& headers = "User-Agent: Test/1.0\r\n") {
    return service.post("/console/session",
                        R"({"email":"rep@example.com","password":")" + with + R"("})", headers);
  }
  RawResponse gives(const std::string& path, const std::string& code, const std::string& cookie) {
    return service.post(path, R"({"code":")" + code + R"("})", cookie);
  }
  RawResponse posts(const std::string& path, const std::string& cookie) {
    return service.ask(request_text("POST " + path, std::string{Service::origin} + cookie)).value();
  }
  RawResponse removes(const std::string& path, const std::string& cookie) {
    return service.ask(request_text("DELETE " + path, std::string{Service::origin} + cookie))
        .value();
  }
  void pass(Duration time) {
    service.app.run([&] { service.clock.pass(time); });
  }
  std::string code() {
    const auto [secret, now] = service.with_store([&](app::StoreConnection& all, app::Steps&) {
      const auto record = all.factors().totp(rita.id);
      return std::pair{record.begun.value_or(record.used.value_or(Totp{}).secret),
                       service.clock.now()};
    });
    return app::totp_code(secret,
                          std::chrono::floor<seconds>(now.time_since_epoch()) / app::totp_step);
  }
  static std::string wrong(const std::string& right) {
    return right == "000000" ? "000001" : "000000";
  }
  /// Signs in and sets an app up; gives the recovery codes' answer.
  std::string set_up() {
    cookie = cookie_in(password(), "visavis_staff");
    EXPECT_EQ(posts("/console/second-factor/totp", cookie).status, 200);
    const auto confirmed = gives("/console/second-factor/totp/confirm", code(), cookie);
    EXPECT_EQ(confirmed.status, 200) << confirmed.body;
    pass(minutes{1});
    return confirmed.body;
  }
  /// As far as the second step.
  std::string step() { return cookie_in(password(), "visavis_staff_step"); }

  Service service;
  Staff rita = service.add_staff();
  std::string cookie;
};

TEST_F(SecondFactorTest, IsSetUpWithACodeAndAskedForFromThenOn) {
  cookie = cookie_in(password(), "visavis_staff");
  EXPECT_EQ(
      service.get("/console/second-factor", cookie).body,
      R"({"proven":false,"totp_since":null,"recovery_codes_left":0,"passkeys":[],"password_first":false})");
  const auto begun = posts("/console/second-factor/totp", cookie);
  ASSERT_EQ(begun.status, 200) << begun.body;
  EXPECT_EQ(member(begun.body, "secret").size(), 32U);
  EXPECT_THAT(member(begun.body, "url"),
              AllOf(HasSubstr("otpauth://totp/Visavis:rep%40example.com?secret="),
                    HasSubstr(member(begun.body, "secret"))));
  EXPECT_THAT(begun.body, HasSubstr(R"("qr":{"modules":)"));
  EXPECT_THAT(gives("/console/second-factor/totp/confirm", wrong(code()), cookie).body,
              HasSubstr("wrong_code"));
  EXPECT_THAT(password().body, HasSubstr(R"("second_step":null)")) << "not before";
  const auto confirmed = gives("/console/second-factor/totp/confirm", code(), cookie);
  ASSERT_EQ(confirmed.status, 200) << confirmed.body;
  EXPECT_THAT(confirmed.body, HasSubstr(R"({"codes":[")"));
  EXPECT_THAT(service.get("/console/second-factor", cookie).body,
              AllOf(HasSubstr(R"("proven":true)"), HasSubstr(R"("recovery_codes_left":10)"),
                    Not(HasSubstr("secret"))));

  const auto asked = password();
  ASSERT_EQ(asked.status, 200);
  EXPECT_EQ(asked.body,
            R"({"staff":null,"second_step":{"totp":true,"passkeys":false,"recovery_codes":true}})");
  EXPECT_EQ(cookie_in(asked, "visavis_staff"), "") << "there is no session yet";
  EXPECT_EQ(cookie_in(asked, "visavis_staff_device"), "");
}

TEST_F(SecondFactorTest, ASessionThatWasLeftOpenSetsNoneUpWithoutThePassword) {
  cookie = cookie_in(password(), "visavis_staff");
  pass(minutes{11});
  EXPECT_THAT(service.get("/console/second-factor", cookie).body,
              HasSubstr(R"("password_first":true)"));
  for (const auto* path : {"/totp", "/passkeys/options"})
    EXPECT_THAT(posts(std::string{"/console/second-factor"} + path, cookie).body,
                HasSubstr("password_required"));
  EXPECT_THAT(gives("/console/second-factor/totp/confirm", "123456", cookie).body,
              HasSubstr("password_required"));
  const auto types = [&](std::string_view what) {
    return service.post("/console/second-factor/password",
                        R"({"password":")" + std::string{what} + R"("})", cookie);
  };
  EXPECT_THAT(types("not it").body, HasSubstr("wrong_credentials"));
  EXPECT_EQ(posts("/console/second-factor/totp", cookie).status, 403);
  EXPECT_EQ(types(Service::password).status, 204);
  EXPECT_EQ(posts("/console/second-factor/totp", cookie).status, 200);
  EXPECT_EQ(gives("/console/second-factor/totp/confirm", code(), cookie).status, 200);
  EXPECT_EQ(service.post("/console/second-factor/password", R"({"password":"x"})", "").status, 401);
}

TEST_F(SecondFactorTest, APasswordIsGuessedAFewTimesAlone) {
  cookie = cookie_in(password(), "visavis_staff");
  int wrong = 0;
  while (wrong < 100 &&
         service.post("/console/second-factor/password", R"({"password":"x"})", cookie).status ==
             401)
    ++wrong;
  EXPECT_EQ(wrong, 6);
}

TEST_F(SecondFactorTest, SignsInWithACodeOnce) {
  set_up();
  const std::string half = step();
  EXPECT_EQ(service.get("/console/session", half).status, 401);
  EXPECT_EQ(gives("/console/session/code", wrong(code()), half).status, 422);
  const auto in = gives("/console/session/code", code(), half);
  ASSERT_EQ(in.status, 200) << in.body;
  EXPECT_THAT(in.body, HasSubstr(R"("second_factor":true)"));
  EXPECT_THAT(service.get("/console/session", cookie_in(in, "visavis_staff")).body,
              HasSubstr(R"("second_factor":true)"));
  EXPECT_THAT(gives("/console/session/code", code(), half).body, HasSubstr("sign_in_over"));
  EXPECT_THAT(gives("/console/session/code", code(), "").body, HasSubstr("sign_in_over"));
  EXPECT_THAT(gives("/console/session/code", code(), step()).body, HasSubstr("wrong_code"))
      << "the same code again";
}

TEST_F(SecondFactorTest, ARecoveryCodeSignsInOnce) {
  const std::string codes = set_up();
  const std::string first = codes.substr(codes.find("[\"") + 2, 23);
  EXPECT_EQ(gives("/console/session/code", first, step()).status, 200);
  EXPECT_EQ(gives("/console/session/code", first, step()).status, 422);
  EXPECT_THAT(service.get("/console/second-factor", cookie).body,
              HasSubstr(R"("recovery_codes_left":9)"));
  const auto fresh = posts("/console/second-factor/recovery-codes", cookie);
  EXPECT_EQ(fresh.status, 200);
  EXPECT_THAT(fresh.body, Not(HasSubstr(first)));
}

TEST_F(SecondFactorTest, TheStepEndsAfterFiveMinutes) {
  set_up();
  const std::string half = step();
  pass(minutes{5});
  EXPECT_THAT(gives("/console/session/code", code(), half).body, HasSubstr("sign_in_over"));
}

TEST_F(SecondFactorTest, WrongCodesAreLimitedAndTheOwnersBrowserHasItsOwn) {
  set_up();
  const std::string device =
      cookie_in(gives("/console/session/code", code(), step()), "visavis_staff_device");
  pass(minutes{1});
  const std::string half = step();
  int refused = 0;
  while (refused < 100 && gives("/console/session/code", wrong(code()), half).status == 422)
    ++refused;
  EXPECT_EQ(refused, 6);
  const auto limited = gives("/console/session/code", code(), half);
  EXPECT_EQ(limited.status, 429);
  EXPECT_GE(std::stoi(limited.headers.at("retry-after")), 1);
  const std::string both = half.substr(0, half.size() - 2) + "; " + device.substr(8);
  EXPECT_EQ(gives("/console/session/code", code(), both).status, 200);
}

TEST_F(SecondFactorTest, WhoHasNoPasswordCannotUseUpTheOwnersTries) {
  set_up();
  for (int i = 0; i < 10; ++i) {
    EXPECT_EQ(password("no").status, 401);
    EXPECT_EQ(gives("/console/session/code", "000000", "").status, 401);
  }
  pass(minutes{2});
  EXPECT_EQ(gives("/console/session/code", code(), step()).status, 200);
}

TEST_F(SecondFactorTest, WhatRequiresItIsRefusedWithoutIt) {
  const std::string early = cookie_in(password(), "visavis_staff");
  EXPECT_THAT(service.get("/console/sessions", early).body, HasSubstr("second_factor_not_set_up"));
  EXPECT_THAT(posts("/console/second-factor/recovery-codes", early).body,
              HasSubstr("second_factor_not_set_up"));
  EXPECT_THAT(gives("/console/second-factor/code", "123456", early).body,
              HasSubstr("second_factor_not_set_up"));
  set_up();
  EXPECT_EQ(service.get("/console/sessions", early).status, 403);
  for (const auto& refused :
       {service.get("/console/sessions", early), posts("/console/second-factor/totp", early),
        gives("/console/second-factor/totp/confirm", code(), early),
        removes("/console/second-factor/totp", early),
        posts("/console/second-factor/recovery-codes", early),
        removes("/console/sessions/x", early)})
    EXPECT_THAT(refused.body, HasSubstr("second_factor_required"));
  EXPECT_EQ(service.get("/console/sessions").status, 401);

  EXPECT_EQ(gives("/console/second-factor/code", wrong(code()), early).status, 422);
  EXPECT_THAT(gives("/console/second-factor/code", code(), early).body,
              HasSubstr(R"("second_factor":true)"));
  EXPECT_EQ(service.get("/console/sessions", early).status, 200);
}

TEST_F(SecondFactorTest, IsRemovedByWhoHasProvenIt) {
  set_up();
  EXPECT_EQ(removes("/console/second-factor/totp", cookie).status, 204);
  EXPECT_THAT(password().body, HasSubstr(R"("second_step":null)"));
}

TEST_F(SecondFactorTest, OwnSessionsAreListedAndEndWithWhatIsOpenInThem) {
  set_up();
  const std::string other =
      cookie_in(gives("/console/session/code", code(), step()), "visavis_staff");
  auto live = service.connect();
  live.send(fakes::handshake_text("/console/live", std::string{Service::origin} + other));
  EXPECT_EQ(live.read_response()->status, 101);

  const std::string list = service.get("/console/sessions", cookie).body;
  EXPECT_THAT(list, AllOf(HasSubstr(R"("browser":"Test/1.0")"), HasSubstr(R"("current":true)"),
                          HasSubstr(R"("current":false)")));
  const auto at = list.find(R"("current":false)");
  const auto id_at = list.rfind(R"("id":"session_)", at) + 6;
  const std::string id = list.substr(id_at, list.find('"', id_at) - id_at);
  EXPECT_EQ(removes("/console/sessions/session_no", cookie).status, 404);
  EXPECT_EQ(removes("/console/sessions/" + id, cookie).status, 204);
  EXPECT_EQ(removes("/console/sessions/" + id, cookie).status, 404);
  EXPECT_EQ(service.get("/console/session", other).status, 401);
  std::uint16_t closed = 0;
  while (const auto frame = live.read_frame())
    if (frame->opcode == 8) closed = frame->close_code();
  EXPECT_EQ(closed, 4002);
}

TEST_F(SecondFactorTest, AllOtherSessionsEndAndThisOneGoesOn) {
  set_up();
  pass(minutes{1});
  const std::string other =
      cookie_in(gives("/console/session/code", code(), step()), "visavis_staff");
  auto live = service.connect();
  live.send(fakes::handshake_text("/console/live", std::string{Service::origin} + cookie));
  EXPECT_EQ(live.read_response()->status, 101);
  EXPECT_EQ(removes("/console/sessions", cookie).status, 204);
  EXPECT_EQ(service.get("/console/session", other).status, 401);
  EXPECT_EQ(service.get("/console/session", cookie).status, 200);
  EXPECT_TRUE(live.read_frame()) << "its connection goes on";
}

}  // namespace
}  // namespace visavis
