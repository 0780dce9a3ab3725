// What is kept of calls, as the console's pages ask for it.
#include "network/evidence.h"

#include <future>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <thread>

namespace visavis {
namespace {

using fakes::EvidenceTest;
using fakes::RawResponse;
using fakes::request_text;
using fakes::Service;
using testing::HasSubstr;

TEST_F(EvidenceTest, IsListedForWhoHasProvenASecondFactor) {
  EXPECT_EQ(list("").status, 401);
  const auto without = list(service.staff_cookie(sam.id));
  EXPECT_EQ(without.status, 403);
  EXPECT_THAT(without.body, HasSubstr("second_factor_not_set_up"));
  const auto listed = list(proven(sam));
  EXPECT_EQ(listed.status, 200) << listed.body;
  EXPECT_THAT(listed.body, HasSubstr(R"("state":"kept")"));
  EXPECT_THAT(listed.body, HasSubstr(R"("length_ms":61500,"media_type":"video/webm","bytes":20)"));
  EXPECT_THAT(listed.body, HasSubstr(R"("whole":false)"));
  EXPECT_EQ(service.get("/console/verifications/ver_x/evidence", proven(sam)).status, 404);
}

TEST_F(EvidenceTest, SaysSinceWhenALegalHoldKeepsIt) {
  EXPECT_THAT(list(proven(sam)).body, HasSubstr(R"("held_since":null)"));
  service.with_store([&](app::StoreConnection& all, app::Steps&) {
    const auto& v = required.verification;
    return all.legal_holds().add_legal_hold(
        {{v.marketplace, v.account}, from_unix_ms(0), "Dana Reyes", "File 7"});
  });
  const auto listed = list(proven(sam)).body;
  EXPECT_THAT(listed, HasSubstr(R"("held_since":"1970-01-01T00:00:00)"));
  EXPECT_THAT(listed, testing::Not(HasSubstr("Dana"))) << "why is in the log";
}

TEST_F(EvidenceTest, RepresentativesSeeWhatWaitsForAJudgementAlone) {
  const auto rita = proven(service.add_staff("rita@example.com"));
  EXPECT_EQ(list(rita).status, 403);
  EXPECT_EQ(look(rita).status, 403);
  EXPECT_EQ(part(rita).status, 403);
  const auto refusals = [&] {
    return service.with_store([&](app::StoreConnection& all, app::Steps&) {
      return all.acts().newest_acts({.name = "evidence.look_refused"}).size();
    });
  };
  EXPECT_EQ(refusals(), 1U) << "logged once";
  pass(std::chrono::hours{1});
  EXPECT_EQ(list(proven(service.add_staff("rosa@example.com"))).status, 403);
  EXPECT_EQ(look(rita).status, 403);
  EXPECT_EQ(refusals(), 3U) << "of each, and again after an hour";
}

TEST_F(EvidenceTest, NobodyLooksWithoutSayingWhy) {
  const auto cookie = proven(sam);
  const auto first = part(cookie);
  EXPECT_EQ(first.status, 409);
  EXPECT_THAT(first.body, HasSubstr("look_first"));
  EXPECT_EQ(look(cookie, "").status, 422);
  EXPECT_EQ(look(cookie).status, 204);
  EXPECT_EQ(part(cookie).status, 200);
  const auto acts = service.with_store(
      [](app::StoreConnection& all, app::Steps&) { return all.acts().acts_after(0, 100); });
  const auto& act = acts.back().act;
  EXPECT_EQ(act.by, sam.id);
  EXPECT_EQ(act.body,
            ActBody(EvidenceLookedAt{required.verification.id, evidence, "Second review"}));
  const auto other = proven(service.add_staff("jon@example.com", Role::auditor));
  EXPECT_EQ(part(other).status, 409) << "one says it for oneself";
  pass(std::chrono::minutes{61});
  EXPECT_EQ(part(cookie).status, 409) << "for an hour";
}

TEST_F(EvidenceTest, ALookThatIsNotSavedGivesNothing) {
  const auto cookie = proven(sam);
  service.connection.full = true;
  EXPECT_EQ(look(cookie).status, 503);
  service.connection.full = false;
  while (service.ask_as_operator("/readyz").status != 200) std::this_thread::yield();
  EXPECT_THAT(part(cookie).body, HasSubstr("look_first"));
  EXPECT_EQ(look(cookie).status, 204);
  EXPECT_EQ(part(cookie).status, 200);
}

TEST_F(EvidenceTest, ADiskThatHangsKeepsNobodyFromSigningIn) {
  const auto cookie = proven(sam);
  EXPECT_EQ(look(cookie).status, 204);
  std::promise<void> hangs, goes_on;
  changes([&] {
    files.before = [&] {
      hangs.set_value();
      goes_on.get_future().wait();
    };
  });
  auto watching = service.connect();
  watching.send(request_text("GET " + path("/file"), cookie));
  hangs.get_future().wait();
  service.add_staff();
  const std::string password = R"({"email":"rep@example.com","password":")";
  const auto in =
      service.post("/console/session", password + std::string{Service::password} + "\"}");
  EXPECT_EQ(in.status, 200) << in.body;
  goes_on.set_value();
  EXPECT_EQ(watching.read_response()->status, 200);
}

TEST_F(EvidenceTest, IsGivenInThePartsThatAreAskedFor) {
  const auto cookie = proven(sam);
  EXPECT_EQ(look(cookie).status, 204);
  const auto whole = part(cookie);
  EXPECT_EQ(whole.body, files.text);
  EXPECT_EQ(whole.headers.at("content-type"), "video/webm");
  EXPECT_EQ(whole.status, 200);
  EXPECT_EQ(whole.headers.count("content-range"), 0U);
  EXPECT_EQ(whole.headers.at("accept-ranges"), "bytes");
  EXPECT_EQ(whole.headers.at("cache-control"), "no-store");
  const auto middle = part(cookie, "bytes=2-8");
  EXPECT_EQ(middle.status, 206);
  EXPECT_EQ(middle.body, "picture");
  EXPECT_EQ(middle.headers.at("content-range"), "bytes 2-8/20");
  const auto beyond = part(cookie, "bytes=20-");
  EXPECT_EQ(beyond.status, 416);
  EXPECT_THAT(beyond.body, HasSubstr("range_not_satisfiable"));
}

TEST_F(EvidenceTest, WhatCannotBeReadIsSaid) {
  const auto cookie = proven(sam);
  EXPECT_EQ(look(cookie).status, 204);
  changes([&] { files.refusal = app::UnreadEvidence::damaged; });
  EXPECT_THAT(part(cookie).body, HasSubstr("evidence_damaged"));
  changes([&] { files.refusal = app::UnreadEvidence::erased; });
  EXPECT_EQ(part(cookie).status, 410);
  changes([&] { files.broken = true; });
  EXPECT_EQ(part(cookie).status, 503);
  EXPECT_TRUE(
      service.change(required.verification.id, EraseEvidence{evidence, ErasedBecause::expired}));
  EXPECT_THAT(look(cookie).body, HasSubstr("evidence_gone"));
  EXPECT_THAT(list(cookie).body, HasSubstr(R"("state":"erased")"));
  EXPECT_EQ(service.get("/console/evidence/evd_x/file", cookie).status, 404);
}

class CallStillTest : public EvidenceTest {
 protected:
  CallStillTest() {
    const auto v = required.verification.id;
    EXPECT_TRUE(service.change(v, GiveConsent{std::string{recorded_consent_version}}));
    EXPECT_TRUE(service.change(v, JoinQueue{.recorded = true}));
    EXPECT_TRUE(service.change(v, StartCall{running, rita.id, {}}));
    (void)service.with_store([&](app::StoreConnection& all, app::Steps& steps) {
      app::EvidenceRecord record{still,
                                 v,
                                 required.verification.marketplace,
                                 required.verification.account,
                                 running,
                                 CallSide::applicant,
                                 service.clock.now(),
                                 "a key"};
      record.still_of = StillOf::face;
      all.evidence().add_evidence(record);
      return steps.change(v, KeepStill{running,
                                       {.evidence = still,
                                        .asked = still,
                                        .of = StillOf::face,
                                        .taken = service.clock.now(),
                                        .width = 4000,
                                        .height = 3000,
                                        .bytes = files.text.size()}});
    });
  }
  RawResponse see(const std::string& cookie, const EvidenceId& which) {
    return service.get("/console/calls/" + running.text() + "/stills/" + which.text(), cookie);
  }
  RawResponse send(const std::string& cookie, std::string_view content,
                   std::string_view type = "application/octet-stream",
                   std::string_view query = "take=1&number=0&bytes=5") {
    const auto path =
        Service::of(required.verification.id,
                    "/applicant/call/stills/" + still.text() + "?" + std::string{query});
    return service
        .ask(request_text(
            "POST " + path,
            std::string{Service::origin} + "Content-Type: " + std::string{type} + "\r\n" + cookie,
            content))
        .value();
  }

  const CallId running{IdBytes{7}};
  const EvidenceId still{IdBytes{8}};
  Staff rita = service.add_staff("rita@example.com");
};

TEST_F(CallStillTest, IsSeenByWhoIsInTheCallAloneAndWhileItRuns) {
  const auto cookie = service.staff_cookie(rita.id);
  EXPECT_EQ(see("", still).status, 401);
  const auto seen = see(cookie, still);
  EXPECT_EQ(seen.status, 200) << "without a second factor: " << seen.body;
  EXPECT_EQ(seen.body, files.text);
  EXPECT_EQ(seen.headers.at("content-type"), "image/jpeg");
  EXPECT_EQ(see(cookie, evidence).status, 404) << "a recording, of another call";
  EXPECT_THAT(see(proven(sam), still).body, HasSubstr("not_your_call"));
  EXPECT_TRUE(service.change(required.verification.id, LeaveCall{running}));
  EXPECT_THAT(see(cookie, still).body, HasSubstr("call_over"));
}

TEST_F(CallStillTest, IsAmongTheEvidence) {
  EXPECT_THAT(list(proven(sam)).body,
              HasSubstr(R"("of":"face","source":"camera","width":4000,"height":3000)"));
}

TEST_F(CallStillTest, ComesFromTheApplicantsDeviceAloneAndWhereItWasAskedFor) {
  EXPECT_EQ(send("", "12345").status, 401);
  const auto cookie = service.applicant_cookie(required.token);
  EXPECT_EQ(send(cookie, "12345", "application/json").status, 415);
  EXPECT_EQ(send(cookie, "12345", "application/octet-stream", "take=1&number=0").status, 422);
  auto socket = service.connect();
  const auto path = Service::of(required.verification.id, "/applicant/live");
  ASSERT_EQ(socket.ask(fakes::handshake_text(path, std::string{Service::origin} + cookie))->status,
            101);
  EXPECT_THAT(send(cookie, "12345").body, HasSubstr("still_not_wanted"));
}

TEST_F(CallStillTest, IsTakenWhenItIsAskedFor) {
  const auto cookie = service.applicant_cookie(required.token);
  auto socket = service.connect();
  const auto path = Service::of(required.verification.id, "/applicant/live");
  ASSERT_EQ(socket.ask(fakes::handshake_text(path, std::string{Service::origin} + cookie))->status,
            101);
  auto desk = service.connect();
  ASSERT_EQ(desk.ask(fakes::handshake_text("/console/live", std::string{Service::origin} +
                                                                service.staff_cookie(rita.id)))
                ->status,
            101);
  ASSERT_TRUE(desk.send_frame(R"({"type":"call_take_still","of":"face","request":1})"));
  std::string wanted;
  while (const auto frame = socket.read_frame()) {
    const auto at = frame->payload.find(R"("still":{"still":")");
    if (at == std::string::npos) continue;
    const auto from = frame->payload.find("evd_", at);
    wanted = frame->payload.substr(from, frame->payload.find('"', from) - from);
    break;
  }
  ASSERT_FALSE(wanted.empty());
  const auto to = Service::of(required.verification.id,
                              "/applicant/call/stills/" + wanted + "?take=1&number=0&bytes=5");
  const auto sent = service.ask(request_text(
      "POST " + to,
      std::string{Service::origin} + "Content-Type: application/octet-stream\r\n" + cookie,
      "12345"));
  EXPECT_EQ(sent->status, 200) << sent->body;
  EXPECT_EQ(sent->body, R"({"missing":0})");
  const auto kept = service.app.run([&] { return stills.kept.size(); });
  EXPECT_EQ(kept, 1U);
}

}  // namespace
}  // namespace visavis
