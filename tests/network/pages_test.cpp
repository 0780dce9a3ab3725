#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/verification/give_consent.h"

#include "network/service.h"

// What the applicant's and the staff's pages ask of the server.
namespace visavis {
namespace {

using fakes::RawResponse;
using fakes::request_text;
using fakes::Service;
using testing::HasSubstr;

class PagesTest : public testing::Test {
 protected:
  explicit PagesTest(std::vector<std::string> trusted_proxies = {})
      : service(options(std::move(trusted_proxies))) {}
  static fakes::ServiceOptions options(std::vector<std::string> trusted_proxies) {
    fakes::ServiceOptions options;
    options.trusted_proxies = std::move(trusted_proxies);
    return options;
  }
  static std::string cookie_of(const RawResponse& answer) {
    const std::string set = answer.headers.at("set-cookie");
    return "Cookie: " + set.substr(0, set.find(';')) + "\r\n";
  }
  Service service;
};

TEST_F(PagesTest, AnApplicantOpensALinkAndConsents) {
  const auto required = service.require();
  const std::string body = R"({"token":")" + required.token + R"("})";
  const auto opened = service.post("/applicant/session", body);
  ASSERT_EQ(opened.status, 200) << opened.body;
  const auto mine = [&](const std::string& path) {
    return Service::of(required.verification.id, path);
  };
  EXPECT_EQ(opened.body, R"({"verification":")" + required.verification.id.text() + R"("})");
  EXPECT_THAT(opened.headers.at("set-cookie"),
              testing::AllOf(HasSubstr("HttpOnly"), HasSubstr("SameSite=Strict"),
                             HasSubstr("; Secure"), HasSubstr("Path=/;")));
  const std::string cookie = cookie_of(opened);
  EXPECT_EQ(service.post("/applicant/session", body).status, 409) << "another device";
  EXPECT_EQ(service.post("/applicant/session", body, cookie).status, 200) << "the same device";
  EXPECT_EQ(service.post("/applicant/session", R"({"token":"lnk_no"})").status, 410);

  EXPECT_EQ(service.get("/applicant/verification").status, 401);
  EXPECT_THAT(service.get("/applicant/verification", cookie).body, HasSubstr(R"("given":false)"));
  EXPECT_EQ(service.get("/applicant/slots").status, 401);
  EXPECT_THAT(service.get(mine("/applicant/slots"), cookie).body,
              HasSubstr(R"({"minutes":30,"bookings_left":3,"slots":[{"at":")"));
  EXPECT_EQ(service.post(mine("/applicant/consent"), R"({"version":"1999-01"})", cookie).status,
            422);
  EXPECT_THAT(service.post(mine("/applicant/consent"), R"({"version":"2026-11"})", cookie).body,
              HasSubstr(R"("given":true)"));
}

TEST_F(PagesTest, ThePhotoIsOnlyForTheApplicantOfTheRunningCall) {
  const auto staff = service.add_staff();
  const auto required = service.require();
  const std::string cookie = service.applicant_cookie(required.token);
  const std::string jpeg = "\xFF\xD8\xFF\xE0 photo";
  const auto photo = [&](const std::string& headers) {
    return service.get(Service::of(required.verification.id, "/applicant/call/photo?call=x"),
                       headers);
  };
  service.with_store([&](app::StoreConnection& store, app::Steps&) {
    store.staff().set_staff_photo(staff.id, jpeg, service.clock.now());
    return Done{};
  });
  EXPECT_TRUE(service.change(required.verification.id, GiveConsent{"2026-11"}));
  EXPECT_TRUE(service.change(required.verification.id, JoinQueue{}));
  EXPECT_THAT(photo(cookie).body, HasSubstr("not_in_call"));
  EXPECT_TRUE(
      service.change(required.verification.id, StartCall{CallId{IdBytes{1}}, staff.id, {}}));
  const auto seen = photo(cookie);
  EXPECT_EQ(seen.status, 200);
  EXPECT_EQ(seen.body, jpeg);
  EXPECT_EQ(seen.headers.at("content-type"), "image/jpeg");
  EXPECT_EQ(seen.headers.at("cache-control"), "no-store");
  EXPECT_EQ(seen.headers.at("x-content-type-options"), "nosniff");
  EXPECT_EQ(photo("").status, 401);
  const auto other = service.require("43");
  const auto seen_by_other =
      service.get(Service::of(other.verification.id, "/applicant/call/photo?call=x"),
                  service.applicant_cookie(other.token));
  EXPECT_THAT(seen_by_other.body, HasSubstr("not_in_call"));
}

TEST_F(PagesTest, TheKeptPictureOfAProfileIsForStaff) {
  const auto required = service.require();
  const std::string png = "\x89PNG\r\n\x1a\n and so on";
  const std::string sha256(64, 'a');
  service.with_store([&](app::StoreConnection& store, app::Steps&) {
    store.photos().keep_photo(sha256, png, service.clock.now());
    return Done{};
  });
  const auto photo = [&](const std::string& name, const std::string& headers) {
    return service.get("/console/photos/" + name, headers);
  };
  const std::string cookie = service.staff_cookie(service.add_staff().id);
  const auto seen = photo(sha256, cookie);
  EXPECT_EQ(seen.status, 200);
  EXPECT_EQ(seen.body, png);
  EXPECT_EQ(seen.headers.at("content-type"), "image/png");
  EXPECT_EQ(seen.headers.at("cache-control"), "no-store");
  EXPECT_EQ(seen.headers.at("x-content-type-options"), "nosniff");
  EXPECT_EQ(photo(std::string(64, 'b'), cookie).status, 404);
  EXPECT_EQ(photo(sha256, "").status, 401);
  EXPECT_EQ(photo(sha256, service.applicant_cookie(required.token)).status, 401);
}

class NewLinkTest : public testing::Test {
 protected:
  static fakes::ServiceOptions options() {
    fakes::ServiceOptions options;
    options.mails = true;
    return options;
  }
  /// How often another link was sent.
  std::size_t sent(VerificationId id) {
    return service.with_store([&](app::StoreConnection& store, app::Steps&) {
      std::size_t count = 0;
      for (const auto& event : store.verifications().history(id))
        count += event.type == "verification.link_requested" ? 1 : 0;
      return count;
    });
  }
  RawResponse ask(const std::string& verification) {
    return service.post("/applicant/link", R"({"verification":")" + verification + R"("})");
  }
  Service service{options()};
};

TEST_F(NewLinkTest, IsSentToTheKnownAddressAndSaysNothingOfIt) {
  const auto with_address = service.require("1", "eva@example.com").verification.id;
  const auto without = service.require("2").verification.id;
  for (const auto& id : {with_address, without, VerificationId{IdBytes{99}}}) {
    const auto answer = ask(id.text());
    EXPECT_EQ(answer.status, 204) << id.text();
    EXPECT_EQ(answer.body, "");
  }
  EXPECT_EQ(sent(with_address), 1U);
  EXPECT_EQ(sent(without), 0U);
  EXPECT_EQ(ask("42").status, 422);
}

TEST_F(NewLinkTest, FillsNobodysMailbox) {
  const auto id = service.require("1", "eva@example.com").verification.id;
  const VerificationId unknown{IdBytes{99}};
  for (const auto& asked : {id, unknown}) {
    for (int i = 0; i < 3; ++i) EXPECT_EQ(ask(asked.text()).status, 204);
    const auto refused = ask(asked.text());
    EXPECT_EQ(refused.status, 429) << "none is sent, and nobody is told that one is";
    EXPECT_EQ(refused.headers.at("retry-after"), "7200");
  }
  EXPECT_EQ(sent(id), 3U);
  for (int i = 0; i < 2; ++i) (void)ask(VerificationId{IdBytes{98}}.text());
  EXPECT_EQ(ask(VerificationId{IdBytes{97}}.text()).status, 429) << "from one address";
}

TEST_F(PagesTest, ALinkNamesItsVerificationAndTheNameIsNoPartOfItsSecret) {
  const auto required = service.require();
  const auto dot = required.token.find('.');
  ASSERT_NE(dot, std::string::npos);
  EXPECT_EQ(required.token.substr(dot + 1), required.verification.id.text());
  const auto opened =
      service.post("/applicant/session", R"({"token":")" + required.token.substr(0, dot) + R"("})");
  EXPECT_EQ(opened.status, 200) << opened.body;
}

TEST_F(PagesTest, ADeviceExpiresOnTheServer) {
  const std::string body = R"({"token":")" + service.require().token + R"("})";
  const auto opened = service.post("/applicant/session", body);
  const std::string cookie = cookie_of(opened);
  EXPECT_THAT(opened.headers.at("set-cookie"), HasSubstr("Max-Age=2592000"));
  const auto pass = [&](Duration time) { service.app.run([&] { service.clock.pass(time); }); };
  pass(app::device_lifetime - std::chrono::seconds{1});
  EXPECT_THAT(service.post("/applicant/session", body, cookie).headers.at("set-cookie"),
              HasSubstr("Max-Age=1;"))
      << "opening again does not make it longer";
  EXPECT_EQ(service.get("/applicant/verification", cookie).status, 200);
  pass(std::chrono::seconds{1});
  EXPECT_EQ(service.get("/applicant/verification", cookie).status, 401);
  EXPECT_EQ(service.post("/applicant/session", body, cookie).status, 410);
}

TEST_F(PagesTest, AMemberOfStaffSignsInAndOut) {
  service.add_staff();
  const auto in =
      service.post("/console/session",
                   R"({"email":"Rep@example.com","password":"correct horse battery staple"})");
  ASSERT_EQ(in.status, 200) << in.body;
  EXPECT_THAT(in.body, HasSubstr(R"("role":"representative")"));
  const std::string cookie = cookie_of(in);
  EXPECT_THAT(in.body, HasSubstr(R"("second_step":null)"));
  EXPECT_THAT(
      service.get("/console/session", cookie).body,
      AllOf(HasSubstr(R"("role":"representative")"), HasSubstr(R"("second_factor":false)")));
  const auto reasons = service.get("/console/reasons", cookie).body;
  EXPECT_THAT(reasons, HasSubstr("photo_mismatch"));
  EXPECT_THAT(reasons, AllOf(Not(HasSubstr("left_call")), Not(HasSubstr("second_look"))))
      << "the service's own";
  EXPECT_EQ(service.get("/console/reviews", cookie).body, R"({"reviews":[]})");
  const auto out =
      service.ask(request_text("DELETE /console/session", std::string{Service::origin} + cookie));
  EXPECT_EQ(out->status, 204);
  EXPECT_THAT(out->headers.at("set-cookie"), HasSubstr("Max-Age=0"));
  for (const auto* path : {"/console/session", "/console/reasons", "/console/reviews"})
    EXPECT_EQ(service.get(path, cookie).status, 401) << path;
}

TEST_F(PagesTest, WrongCredentialsLookAlike) {
  service.add_staff();
  const auto wrong =
      service.post("/console/session", R"({"email":"rep@example.com","password":"no"})");
  const auto unknown =
      service.post("/console/session", R"({"email":"nobody@example.com","password":"no"})");
  EXPECT_EQ(wrong.status, 401);
  EXPECT_EQ(unknown.status, 401);
  EXPECT_THAT(unknown.body, HasSubstr("wrong_credentials"));
  EXPECT_THAT(wrong.body, HasSubstr("wrong_credentials"));
}

TEST_F(PagesTest, LimitsAttemptsOnAnEmailFromAnAddress) {
  int limited = 0;
  for (int i = 0; i < 12; ++i) {
    const auto answer =
        service.post("/console/session", R"({"email":"REP@example.com","password":"no"})");
    if (answer.status != 429) continue;
    ++limited;
    EXPECT_GE(std::stoi(answer.headers.at("retry-after")), 1);
  }
  EXPECT_EQ(limited, 2);
  EXPECT_EQ(
      service.post("/console/session", R"({"email":"other@example.com","password":"no"})").status,
      401);
}

TEST_F(PagesTest, WhoSignedInHereBeforeIsLetTryWhateverOthersTry) {
  const Staff member = service.add_staff();
  const auto sign_in = [&](std::uint8_t from, const std::string& with, const std::string& cookie) {
    return service.connect(from)
        .ask(request_text("POST /console/session",
                          std::string{Service::origin} + std::string{Service::json} + cookie,
                          R"({"email":"rep@example.com","password":")" + with + R"("})"))
        .value();
  };
  const std::string password{Service::password};
  const auto first = sign_in(0, password, "");
  ASSERT_EQ(first.status, 200);
  ASSERT_EQ(first.set_cookies.size(), 2U);
  EXPECT_THAT(first.set_cookies[0], testing::StartsWith("__Host-visavis_staff_device="));
  const auto& given = first.set_cookies[0];
  const std::string known = "Cookie: " + given.substr(0, given.find(';')) + "\r\n";
  int tried = 0;
  while (tried < 1000 && sign_in(1, "no", "").status == 401) ++tried;
  EXPECT_EQ(sign_in(1, password, "").status, 429) << "somebody at the same address";
  EXPECT_EQ(sign_in(1, password, known).status, 200);
  EXPECT_EQ(service.get("/console/session", known).status, 401) << "it signs nobody in";
  service.with_store([&](app::StoreConnection& store, app::Steps&) {
    store.staff().remove_sessions_of(member.id);
    return true;
  });
  EXPECT_EQ(sign_in(1, password, known).status, 429) << "taken back with the sessions";
}

TEST_F(PagesTest, LimitsOpeningsOfLinksFromAnAddress) {
  int limited = 0;
  for (int i = 0; i < 35; ++i)
    if (service.post("/applicant/session", R"({"token":"lnk_x"})").status == 429) ++limited;
  EXPECT_EQ(limited, 5);
}

class BehindProxyTest : public PagesTest {
 protected:
  BehindProxyTest() : PagesTest{{"127.0.0.0/8"}} {}
};

/// How many of so many openings of a link are let through to the look-up of the token.
int openings(const Service& service, const std::string& headers, int count) {
  int passed = 0;
  for (int i = 0; i < count; ++i)
    if (service.post("/applicant/session", R"({"token":"lnk_x"})", headers).status == 410) ++passed;
  return passed;
}

TEST_F(BehindProxyTest, LimitsOpeningsOfEachClient) {
  EXPECT_EQ(openings(service, "X-Forwarded-For: 198.51.100.1, 203.0.113.1\r\n", 35), 30);
  EXPECT_EQ(
      openings(service, "X-Forwarded-For: 198.51.100.2\r\nX-Forwarded-For: 203.0.113.1\r\n", 1), 0)
      << "what the client itself claims does not make it another";
  EXPECT_EQ(openings(service, "X-Forwarded-For: 203.0.113.2\r\n", 1), 1);
  EXPECT_EQ(openings(service, "", 1), 1) << "the proxy itself";
}

TEST_F(BehindProxyTest, LimitsSignInsOfEachClient) {
  const auto attempt = [&](const std::string& client, int number) {
    return service
        .post("/console/session",
              R"({"email":"nobody)" + std::to_string(number) + R"(@example.com","password":"no"})",
              "X-Forwarded-For: " + client + "\r\n")
        .status;
  };
  for (int i = 0; i < 20; ++i) EXPECT_EQ(attempt("203.0.113.1", i), 401);
  EXPECT_EQ(attempt("203.0.113.1", 20), 429);
  EXPECT_EQ(attempt("203.0.113.2", 21), 401);
}

TEST_F(BehindProxyTest, KnowsEachClientInEachSpelling) {
  for (const auto* client : {"198.51.100.1:4711", "[2001:db8:1::1]:52000", "\"2001:db8:2::1\"",
                             "2001:db8:3::1%eth0", "::ffff:198.51.100.2"})
    EXPECT_EQ(openings(service, "X-Forwarded-For: " + std::string{client} + "\r\n", 31), 30)
        << client;
  EXPECT_EQ(openings(service, "X-Forwarded-For: 198.51.100.1\r\n", 1), 0) << "whatever its port";
  for (int i = 0; i < 2; ++i)
    EXPECT_EQ(openings(service, "X-Forwarded-For: _hidden\r\n", 1), 1) << "the proxy's own";
  service.stop();
  const std::string log = service.log_text.str();
  const std::string event = R"("event":"forwarded_for_unreadable","proxy":"127.0.0.1")";
  EXPECT_THAT(log, HasSubstr(event));
  EXPECT_EQ(log.find(event), log.rfind(event)) << "told once";
}

TEST_F(BehindProxyTest, LimitsUnknownCookiesOfEachClient) {
  const std::string cookie = service.applicant_cookie(service.require().token);
  const auto ask = [&](const std::string& who, const std::string& client) {
    return service.get("/applicant/verification", who + "X-Forwarded-For: " + client + "\r\n")
        .status;
  };
  const std::string made_up = "Cookie: __Host-visavis_applicant=dvc_made_up\r\n";
  for (int i = 0; i < 30; ++i) EXPECT_EQ(ask(made_up, "203.0.113.1"), 401);
  EXPECT_EQ(ask(made_up, "203.0.113.1"), 429);
  EXPECT_EQ(service
                .get("/console/session",
                     "Cookie: __Host-visavis_staff=sid_made_up\r\nX-Forwarded-For: 203.0.113.1\r\n")
                .status,
            429);
  EXPECT_EQ(ask(made_up, "203.0.113.2"), 401);
  for (int i = 0; i < 40; ++i) EXPECT_EQ(ask(cookie, "203.0.113.3"), 200) << "a known one";
  for (int i = 0; i < 3; ++i)
    EXPECT_EQ(ask(cookie, "203.0.113.1"), 200) << "nobody is kept out by others behind an address";
}

TEST_F(PagesTest, CookiesAreBoundToTheHost) {
  const auto required = service.require();
  const auto opened =
      service.post("/applicant/session", R"({"token":")" + required.token + R"("})");
  const std::string set = opened.headers.at("set-cookie");
  EXPECT_THAT(set, testing::AllOf(testing::StartsWith("__Host-visavis_applicant="),
                                  HasSubstr("; Path=/;"), HasSubstr("; Secure")));
  EXPECT_THAT(set, testing::Not(HasSubstr("Domain")));
  const auto begin = set.find('=') + 1;
  const std::string planted =
      "Cookie: visavis_applicant=" + set.substr(begin, set.find(';') - begin) + "\r\n";
  EXPECT_EQ(service.get("/applicant/verification", planted).status, 401);
}

TEST_F(PagesTest, ACookieThatIsMissingCostsTheStoreNothing) {
  service.store.set_stuck(true);
  for (const auto* path : {"/applicant/verification", "/applicant/live", "/console/session"})
    EXPECT_NE(service.get(path).status, 503) << path;
  service.store.set_stuck(false);
}

TEST_F(PagesTest, AnybodyElsesForwardedForIsIgnored) {
  int passed = 0;
  for (int i = 0; i < 35; ++i)
    passed += openings(service, "X-Forwarded-For: 203.0.113." + std::to_string(i) + "\r\n", 1);
  EXPECT_EQ(passed, 30);
}

TEST_F(PagesTest, ChangesNeedTheOriginAndJson) {
  const auto staff = service.add_staff();
  const std::string cookie = service.staff_cookie(staff.id);
  for (const std::string origin : {"", "Origin: https://evil.example\r\n", "Origin: null\r\n",
                                   "Origin: http://verify.example\r\n"}) {
    const auto answer = service.ask(request_text("DELETE /console/session", origin + cookie));
    EXPECT_EQ(answer->status, 403) << origin;
    EXPECT_THAT(answer->body, HasSubstr("wrong_origin"));
  }
  EXPECT_EQ(service.get("/console/session", cookie).status, 200) << "still signed in";
  const auto form = service.ask(
      request_text("POST /console/session",
                   std::string{Service::origin} + "Content-Type: text/plain\r\n", "{}"));
  EXPECT_EQ(form->status, 415);
}

TEST_F(PagesTest, DecisionsAndReviewsAreReadBeforeTheyAreMade) {
  const auto staff = service.add_staff();
  const std::string cookie = service.staff_cookie(staff.id);
  const std::string call = "/console/calls/" + CallId{}.text() + "/decision";
  EXPECT_EQ(service.post(call, R"({"outcome":"maybe"})", cookie).status, 422);
  EXPECT_EQ(service.post(call, R"({"outcome":"technical","reasons":["no_video"]})", cookie).status,
            409);
  EXPECT_EQ(service.post("/console/calls/x/decision", R"({"outcome":"technical"})", cookie).status,
            404);
  const std::string review = "/console/reviews/" + VerificationId{}.text();
  EXPECT_EQ(service.post(review, R"({"verdict":"perhaps"})", cookie).status, 422);
  EXPECT_EQ(service.post(review, R"({"verdict":"confirmed"})", cookie).status, 404);
  EXPECT_EQ(service.post(review, R"({"verdict":"confirmed"})").status, 401);
}

}  // namespace
}  // namespace visavis
