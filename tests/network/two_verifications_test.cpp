// Two verifications in one browser: it has one cookie, and what a tab of the other one asks is
// refused. Every applicant route of the contract is walked.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/wire/routes.h"

#include "network/service.h"

namespace visavis {
namespace {

namespace route = app::route;
using fakes::handshake_text;
using fakes::RawResponse;
using fakes::request_text;
using fakes::Service;
using testing::HasSubstr;

struct Walked {
  std::string method, path;
  bool live = false;
  bool octets = false;    ///< its body is a part of a file
  bool must_name = true;  ///< what only tells a page where its browser is need not
};

template <class Route>
void add(std::vector<Walked>& walked) {
  if constexpr (route::OfApplicant<Route>)
    walked.push_back({Route::method == app::Method::get ? "GET" : "POST",
                      std::string{Route::pattern},
                      std::is_same_v<typename Route::Answer, app::WebSocket>,
                      std::is_same_v<typename Route::Body, app::Octets>,
                      !std::is_same_v<typename Route::Query, app::MaybeOfVerification>});
}
template <class... Routes>
std::vector<Walked> applicant_routes(std::type_identity<std::tuple<Routes...>>) {
  std::vector<Walked> walked;
  (add<Routes>(walked), ...);
  return walked;
}
template <class... Routes>
std::vector<std::string> others_of_applicants(std::type_identity<std::tuple<Routes...>>) {
  std::vector<std::string> paths;
  const auto look = [&]<class Route>(std::type_identity<Route>) {
    if (!route::OfApplicant<Route> && Route::pattern.starts_with("/applicant"))
      paths.emplace_back(Route::pattern);
  };
  (look(std::type_identity<Routes>{}), ...);
  return paths;
}

class TwoVerificationsTest : public testing::Test {
 protected:
  TwoVerificationsTest() {
    for (const auto& one : {first, second})
      EXPECT_TRUE(service.change(one.verification.id, GiveConsent{"2026-11"}));
  }
  /// What would be taken, if the verification were the cookie's.
  RawResponse ask(const Walked& one, const std::string& path) {
    const std::string headers = std::string{Service::origin} + cookie;
    if (one.live) return service.ask(handshake_text(path, headers)).value();
    if (one.method == "GET") return service.ask(request_text("GET " + path, headers)).value();
    if (one.octets)
      return service
          .ask(request_text("POST " + path + (path.find('?') == std::string::npos ? "?" : "&") +
                                "take=1&number=0&bytes=1",
                            headers + "Content-Type: application/octet-stream\r\n", "x"))
          .value();
    const std::string body = one.path == "/applicant/consent" ? R"({"version":"2026-11"})"
                             : one.path == "/applicant/appeal"
                                 ? R"({"text":"I have a passport that is valid now."})"
                                 : "{}";
    return service.post(path, body, cookie);
  }
  std::size_t steps() {
    return service.with_store([&](app::StoreConnection& store, app::Steps&) {
      return store.verifications().history(first.verification.id).size() +
             store.verifications().history(second.verification.id).size();
    });
  }

  Service service;
  const Service::Required first = service.require("1");
  const Service::Required second = service.require("2");
  /// The second link was opened last: that is whose the browser is.
  const std::string cookie = service.applicant_cookie(second.token);
  const std::vector<Walked> walked = applicant_routes(std::type_identity<app::route::OfPages>{});
};

TEST_F(TwoVerificationsTest, WhatATabOfTheOtherOneAsksIsRefusedAndDoesNothing) {
  ASSERT_GE(walked.size(), 10U);
  const std::size_t before = steps();
  for (const auto& one : walked) {
    const auto answer = ask(one, Service::of(first.verification.id, one.path));
    EXPECT_EQ(answer.status, 409) << one.path << answer.body;
    EXPECT_THAT(answer.body, HasSubstr(R"("code":"other_verification")")) << one.path;
  }
  EXPECT_EQ(steps(), before);
  EXPECT_EQ(service.counts().applicants_connected, 0U);
}

TEST_F(TwoVerificationsTest, ATabThatNamesNoneIsRefused) {
  const std::size_t before = steps();
  for (const auto& one : walked) {
    const auto answer = ask(one, one.path);
    if (!one.must_name) {
      EXPECT_THAT(answer.body, HasSubstr(second.verification.id.text())) << one.path;
      continue;
    }
    EXPECT_EQ(answer.status, 422) << one.path;
    EXPECT_THAT(answer.body, HasSubstr(R"("param":"verification")")) << one.path;
  }
  EXPECT_EQ(steps(), before);
}

TEST_F(TwoVerificationsTest, ATabOfTheRightOneIsAnswered) {
  for (const auto& one : walked) {
    const auto answer = ask(one, Service::of(second.verification.id, one.path));
    EXPECT_THAT(answer.body, testing::Not(HasSubstr("other_verification"))) << one.path;
    EXPECT_NE(answer.status, 401) << one.path;
    EXPECT_NE(answer.status, 422) << one.path << answer.body;
  }
}

TEST_F(TwoVerificationsTest, NoRouteOfApplicantsIsLeftOut) {
  EXPECT_THAT(
      others_of_applicants(std::type_identity<app::route::OfPages>{}),
      testing::ElementsAre("/applicant/session", "/applicant/link", "/applicant/handoff/code"));
}

}  // namespace
}  // namespace visavis
