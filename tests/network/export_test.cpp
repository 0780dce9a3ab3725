// Exports of evidence, as the console's pages ask for them.
#include <algorithm>
#include <atomic>
#include <thread>

#include "network/evidence.h"

namespace visavis {
namespace {

using fakes::EvidenceTest;
using fakes::RawClient;
using fakes::RawResponse;
using fakes::request_text;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr std::size_t mib = std::size_t{1024} * 1024;

/// Nothing like it twice, so that no part passes for another.
std::string long_text() {
  std::string text;
  while (text.size() < 5 * mib) text += std::to_string(text.size()) + ' ';
  return text;
}

class ExportTest : public EvidenceTest {
 protected:
  ExportTest() : EvidenceTest(long_text()) {}

  static std::string said(std::string_view why) {
    return R"("why":")" + std::string{why} + R"("})";
  }
  RawResponse ask(const std::string& cookie, std::string_view why = "Court file 7") {
    return service.post(
        "/console/exports",
        R"({"verification":")" + required.verification.id.text() + R"(",)" + said(why), cookie);
  }
  RawResponse seen(const std::string& cookie) { return service.get("/console/exports", cookie); }
  ExportId newest() {
    return service.with_store([](app::StoreConnection& all, app::Steps&) {
      return all.exports().newest_exports({}, 1).at(0).asked.id;
    });
  }
  std::string path(std::string_view what) {
    return "/console/exports/" + newest().text() + std::string{what};
  }
  RawResponse answer(const std::string& cookie, bool approved = true, std::string_view why = "") {
    return service.post(
        path("/answer"),
        std::string{R"({"approved":)"} + (approved ? "true," : "false,") + said(why), cookie);
  }
  RawResponse file(const std::string& cookie, std::string_view range = "") {
    const std::string header = range.empty() ? "" : "Range: " + std::string{range} + "\r\n";
    return service.get(path("/file"), cookie + header);
  }
  std::vector<std::string> acts() {
    return service.with_store([](app::StoreConnection& all, app::Steps&) {
      std::vector<std::string> names;
      for (const auto& one : all.acts().acts_after(0, 100)) {
        const auto what = std::string{name(one.act.body)};
        if (what.starts_with("evidence.")) names.push_back(what.substr(9));
      }
      return names;
    });
  }

  Staff ada = service.add_staff("ada@example.com", Role::auditor);
  const std::string sams = proven(sam), adas = proven(ada);
};

TEST_F(ExportTest, IsGivenWholeToWhoAskedOnceAnotherApproved) {
  EXPECT_EQ(ask(sams).status, 204);
  EXPECT_EQ(file(sams).status, 409) << "before";
  EXPECT_EQ(answer(adas).status, 204);
  const auto given = file(sams);
  EXPECT_EQ(given.status, 200);
  EXPECT_EQ(given.headers.at("content-type"), "application/x-tar");
  EXPECT_EQ(given.headers.at("content-disposition"),
            "attachment; filename=\"visavis-" + required.verification.id.text() + ".tar\"");
  EXPECT_EQ(given.headers.count("content-range"), 0U);
  EXPECT_EQ(given.body.size(), std::stoull(given.headers.at("content-length")));
  EXPECT_NE(given.body.find(files.text), std::string::npos);
  EXPECT_THAT(given.body, HasSubstr(R"("why":"Court file 7")"));
  EXPECT_THAT(seen(adas).body, HasSubstr("\"bytes\":" + std::to_string(given.body.size())));
  EXPECT_THAT(acts(), ElementsAre("export_asked", "export_approved", "export_downloaded"))
      << "one for all its parts";
}

TEST_F(ExportTest, WhatFollowsOnTheConnectionIsAnswered) {
  EXPECT_EQ(ask(sams).status, 204);
  EXPECT_EQ(answer(adas).status, 204);
  auto client = service.connect();
  EXPECT_EQ(client.ask(request_text("GET " + path("/file"), sams))->status, 200);
  EXPECT_EQ(client.ask(request_text("GET /console/exports", sams))->status, 200);
  ASSERT_TRUE(client.send(request_text("HEAD " + path("/file"), sams)));
  const auto head = client.read_response(true);
  EXPECT_GT(std::stoull(head->headers.at("content-length")), 5 * mib);
  EXPECT_EQ(client.ask(request_text("GET /console/exports", sams))->status, 200);
}

TEST_F(ExportTest, PartsAreThoseOfTheWhole) {
  EXPECT_EQ(ask(sams).status, 204);
  EXPECT_EQ(answer(adas).status, 204);
  const auto whole = file(sams).body;
  EXPECT_TRUE(service.change(required.verification.id, Cancel{})) << "no part of it any more";
  const auto part = file(sams, "bytes=1000-1999");
  EXPECT_EQ(part.status, 206);
  EXPECT_EQ(part.headers.at("content-range"), "bytes 1000-1999/" + std::to_string(whole.size()));
  EXPECT_EQ(part.body, whole.substr(1000, 1000));
  EXPECT_EQ(file(sams).body, whole);
}

TEST_F(ExportTest, NobodyApprovesTheirOwn) {
  EXPECT_EQ(ask(sams).status, 204);
  const auto own = answer(sams);
  EXPECT_EQ(own.status, 403);
  EXPECT_THAT(own.body, HasSubstr("own_export"));
  EXPECT_EQ(file(sams).status, 409);
}

TEST_F(ExportTest, RepresentativesAndWhoHasNoSecondFactorHaveNothingToDoWithIt) {
  const auto rita = proven(service.add_staff("rita@example.com"));
  EXPECT_EQ(ask(rita).status, 403);
  EXPECT_EQ(ask(service.staff_cookie(sam.id)).status, 403);
  EXPECT_EQ(ask("").status, 401);
  EXPECT_EQ(ask(sams).status, 204);
  for (const auto& cookie : {rita, service.staff_cookie(sam.id)}) {
    EXPECT_EQ(seen(cookie).status, 403);
    EXPECT_EQ(answer(cookie).status, 403);
  }
  EXPECT_EQ(answer(adas).status, 204);
  EXPECT_EQ(file(adas).status, 403) << "who approved it did not ask for it";
  EXPECT_EQ(file(service.staff_cookie(sam.id)).status, 403) << "without a second factor";
  EXPECT_EQ(file("").status, 401);
  EXPECT_THAT(acts(), ElementsAre("export_asked", "export_approved"));
}

TEST_F(ExportTest, OneThatWasDeclinedIsNotGivenAndCanBeAskedForAgain) {
  EXPECT_EQ(ask(sams, "").status, 422);
  EXPECT_EQ(ask(sams).status, 204);
  EXPECT_THAT(ask(sams).body, HasSubstr("export_asked_already"));
  EXPECT_EQ(answer(adas, false, "Ask the court first").status, 204);
  EXPECT_THAT(answer(adas).body, HasSubstr("export_answered"));
  EXPECT_EQ(file(sams).status, 409);
  EXPECT_THAT(seen(sams).body,
              HasSubstr(R"("state":"declined","ends":null,"answered_by":{"id":")"));
  EXPECT_THAT(seen(sams).body, HasSubstr(R"("answer":"Ask the court first","bytes":null)"));
  EXPECT_EQ(ask(sams).status, 204);
}

TEST_F(ExportTest, IsOverAfterADay) {
  EXPECT_EQ(ask(sams).status, 204);
  pass(export_lifetime);
  const auto late = answer(proven(ada));
  EXPECT_EQ(late.status, 410) << late.body;
  EXPECT_EQ(ask(proven(sam)).status, 204);
  EXPECT_EQ(answer(proven(ada)).status, 204);
  pass(export_lifetime);
  EXPECT_EQ(file(proven(sam)).status, 410);
}

TEST_F(ExportTest, EndsWithTheRightsOfEitherAlsoInTheMiddle) {
  const auto becomes = [&](const Staff& who, Role role, bool disabled) {
    service.with_store([&](app::StoreConnection& all, app::Steps&) {
      all.staff().set_staff_role(who.id, role);
      all.staff().set_staff_disabled(who.id,
                                     disabled ? std::optional{service.clock.now()} : std::nullopt);
      return 0;
    });
  };
  EXPECT_EQ(ask(sams).status, 204);
  EXPECT_EQ(answer(adas).status, 204);
  EXPECT_THAT(seen(sams).body, HasSubstr(R"("can_be_given":true)"));
  for (const Staff& one : {ada, sam}) {
    int reads = 0;
    changes([&] {
      files.before = [&] {
        if (++reads == 2) becomes(one, Role::representative, false);
      };
    });
    auto client = service.connect();
    EXPECT_EQ(client.ask(request_text("GET " + path("/file"), sams)), std::nullopt);
    EXPECT_EQ(reads, 2) << "what follows is asked for again";
    EXPECT_THAT(file(sams).body, HasSubstr("export_stopped"));
    becomes(one, one.role, false);
  }
  changes([&] { files.before = nullptr; });
  becomes(ada, ada.role, true);
  EXPECT_THAT(file(sams).body, HasSubstr("export_stopped"));
  EXPECT_THAT(seen(sams).body, HasSubstr(R"("can_be_given":false)"));
  EXPECT_EQ(ask(sams).status, 204) << "one that cannot be given is in nobody's way";
}

TEST_F(ExportTest, EachTimeThatItIsGivenIsLogged) {
  EXPECT_EQ(ask(sams).status, 204);
  EXPECT_EQ(answer(adas).status, 204);
  const auto given = [&] { return std::ranges::count(acts(), "export_downloaded"); };
  auto client = service.connect();
  ASSERT_TRUE(client.send(request_text("HEAD " + path("/file"), sams)));
  EXPECT_EQ(client.read_response(true)->status, 200);
  EXPECT_EQ(given(), 0) << "nothing was";
  EXPECT_EQ(file(sams, "bytes=0-9").status, 206);
  EXPECT_EQ(file(sams, "bytes=10-19").status, 206);
  EXPECT_EQ(given(), 1) << "in parts";
  EXPECT_EQ(file(sams).status, 200);
  EXPECT_EQ(file(sams).status, 200);
  EXPECT_EQ(given(), 3);
}

TEST_F(ExportTest, WhatIsNotLoggedIsNotGiven) {
  EXPECT_EQ(ask(sams).status, 204);
  EXPECT_EQ(answer(adas).status, 204);
  const auto where = path("/file");
  service.connection.full = true;
  EXPECT_EQ(service.get(where, sams).status, 503);
  EXPECT_EQ(service.get(where, sams).status, 503) << "again";
  service.connection.full = false;
  while (service.ask_as_operator("/readyz").status != 200) std::this_thread::yield();
  EXPECT_EQ(file(sams).status, 200);
  EXPECT_EQ(std::ranges::count(acts(), "export_downloaded"), 1);
}

TEST_F(ExportTest, ADownloadThatBrokeOffIsGoneOnWith) {
  EXPECT_EQ(ask(sams).status, 204);
  EXPECT_EQ(answer(adas).status, 204);
  const auto whole = file(sams).body;
  const auto rest = file(sams, "bytes=1000-");
  EXPECT_EQ(rest.status, 206);
  EXPECT_EQ(rest.headers.at("content-range"),
            "bytes 1000-" + std::to_string(whole.size() - 1) + "/" + std::to_string(whole.size()));
  EXPECT_EQ(rest.body, whole.substr(1000));
}

/// A client that was told of more bytes than come knows that they are not all.
TEST_F(ExportTest, EndsInTheMiddleWhenSomethingOfItIsErased) {
  EXPECT_EQ(ask(sams).status, 204);
  EXPECT_EQ(answer(adas).status, 204);
  std::atomic<int> reads = 0;
  changes([&] {
    files.before = [&] {
      if (++reads == 2)
        EXPECT_TRUE(service.change(required.verification.id,
                                   EraseEvidence{evidence, ErasedBecause::expired}));
    };
  });
  auto client = service.connect();
  EXPECT_EQ(client.ask(request_text("GET " + path("/file"), sams)), std::nullopt);
  EXPECT_EQ(reads, 2) << "the third part is asked for again";
  EXPECT_EQ(file(sams).status, 410);
}

TEST_F(ExportTest, ADownloadGoesOnOnceTheDiskDoes) {
  EXPECT_EQ(ask(sams).status, 204);
  EXPECT_EQ(answer(adas).status, 204);
  std::atomic<int> reads = 0;
  changes([&] { files.before = [&] { files.broken = ++reads == 2; }; });
  const auto given = file(sams);
  EXPECT_EQ(given.status, 200);
  EXPECT_NE(given.body.find(files.text), std::string::npos);
}

}  // namespace
}  // namespace visavis
