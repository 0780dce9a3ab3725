#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "network/service.h"

namespace visavis {
namespace {

using fakes::RawClient;
using fakes::request_text;
using fakes::Service;
using fakes::ServiceOptions;
using std::chrono::milliseconds;
using testing::HasSubstr;

std::string permission(std::string_view account = "42",
                       std::string_view action = "submit_proposal") {
  return "GET /v1/accounts/" + std::string{account} + "/permissions/" + std::string{action};
}

TEST(Http, AnswersPermissionChecksOfAnAccountNeverSeen) {
  Service service;
  const auto answer = service.ask(request_text(permission(), service.key_header()));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 200);
  EXPECT_EQ(answer->body,
            R"({"object":"permission","account":"42","action":"submit_proposal","allowed":true,)"
            R"("verification":null,"hold":null})");
  EXPECT_THAT(answer->headers.at("x-request-id"), testing::StartsWith("req_"));
}

TEST(Http, AnswersAlikeOnBothPaths) {
  Service service;
  service.require("42");
  RawClient client = service.connect();
  const auto first = client.ask(request_text(permission(), service.key_header()));
  const auto fast = client.ask(request_text(permission(), service.key_header()));
  const auto full = client.ask(request_text("GET /v1/accounts/%342/permissions/submit_proposal",
                                            service.key_header() + "X-Odd: 1\r\n"));
  ASSERT_TRUE(first && fast && full);
  EXPECT_THAT(fast->body, HasSubstr(R"("allowed":false)"));
  EXPECT_THAT(fast->body, HasSubstr(R"("kind":"pending")"));
  EXPECT_EQ(first->body, fast->body);
  EXPECT_EQ(full->body, fast->body);
  for (const auto* header : {"content-type", "cache-control", "x-content-type-options",
                             "referrer-policy", "strict-transport-security"})
    EXPECT_EQ(full->headers.at(header), fast->headers.at(header)) << header;
}

TEST(Http, ACheckSeesWhatWasAnsweredBefore) {
  ServiceOptions options;
  options.threads = 2;
  Service service{options};
  std::vector<RawClient> clients;
  for (int i = 0; i < 8; ++i) {
    clients.push_back(service.connect());
    ASSERT_TRUE(clients.back().ask(request_text(permission(), service.key_header())));
  }
  for (int i = 0; i < 50; ++i) {
    const std::string account = "acc" + std::to_string(i);
    const auto created = clients[static_cast<std::size_t>(i % 8)].ask(request_text(
        "POST /v1/verifications", service.key_header() + std::string{Service::json},
        R"({"account":")" + account + R"(","trigger":"manual","profile":{"name":"Eva"}})"));
    ASSERT_TRUE(created);
    ASSERT_EQ(created->status, 201) << created->body;
    for (RawClient& client : clients) {
      const auto check = client.ask(request_text(permission(account), service.key_header()));
      ASSERT_TRUE(check);
      EXPECT_THAT(check->body, HasSubstr(R"("allowed":false)"));
    }
  }
}

TEST(Http, RefusesKeysAndActionsItDoesNotKnow) {
  Service service;
  const auto missing = service.ask(request_text(permission()));
  ASSERT_TRUE(missing);
  EXPECT_EQ(missing->status, 401);
  EXPECT_THAT(missing->body, HasSubstr(R"("code":"api_key_missing")"));
  EXPECT_THAT(missing->body, HasSubstr(missing->headers.at("x-request-id")));
  EXPECT_EQ(missing->headers.at("content-type"), "application/problem+json");
  EXPECT_EQ(missing->headers.at("www-authenticate"), "Bearer");
  const auto unknown = service.ask(request_text(permission(), "Authorization: Bearer no\r\n"));
  EXPECT_THAT(unknown->body, HasSubstr(R"("code":"api_key_unknown")"));
  const auto action = service.ask(request_text(permission("42", "fly"), service.key_header()));
  EXPECT_EQ(action->status, 404);
  EXPECT_THAT(action->body, HasSubstr(R"("code":"unknown_action")"));
}

TEST(Http, LimitsAConnectionsGuessesAtKeys) {
  Service service;
  RawClient client = service.connect();
  int limited = 0;
  for (int i = 0; i < 20; ++i) {
    const auto answer = client.ask(
        request_text(permission(), "Authorization: Bearer guess" + std::to_string(i) + "\r\n"));
    ASSERT_TRUE(answer);
    if (answer->status != 429) continue;
    ++limited;
    EXPECT_EQ(answer->headers.at("retry-after"), "1");
  }
  EXPECT_GE(limited, 10);
}

TEST(Http, AnswersPipelinedRequestsInOrder) {
  Service service;
  RawClient client = service.connect();
  ASSERT_TRUE(client.ask(request_text(permission(), service.key_header())));
  std::string burst;
  for (int i = 0; i < 100; ++i) {
    burst += request_text(permission("a" + std::to_string(i)), service.key_header());
    if (i % 10 == 0) burst += request_text("GET /healthz");
    if (i % 10 == 5)
      burst += request_text("POST /v1/verifications",
                            service.key_header() + std::string{Service::json}, "{}");
  }
  ASSERT_TRUE(client.send(burst));
  for (int i = 0; i < 100; ++i) {
    const auto check = client.read_response();
    ASSERT_TRUE(check) << i;
    EXPECT_THAT(check->body, HasSubstr("\"a" + std::to_string(i) + "\""));
    if (i % 10 == 0) {
      EXPECT_EQ(client.read_response()->body, "alive\n");
    }
    if (i % 10 == 5) {
      EXPECT_EQ(client.read_response()->status, 422);
    }
  }
}

TEST(Http, ReadsARequestThatComesByteByByte) {
  Service service;
  RawClient client = service.connect();
  for (const char c : request_text(permission(), service.key_header()))
    ASSERT_TRUE(client.send({&c, 1}));
  EXPECT_EQ(client.read_response()->status, 200);
}

TEST(Http, KeepsTheConnectionUnlessAskedNotTo) {
  Service service;
  RawClient client = service.connect();
  for (int i = 0; i < 3; ++i) EXPECT_EQ(client.ask(request_text("GET /healthz"))->status, 200);
  const auto last = client.ask(request_text("GET /healthz", "Connection: close\r\n"));
  EXPECT_EQ(last->headers.at("connection"), "close");
  EXPECT_TRUE(client.closed());
  RawClient old = service.connect();
  EXPECT_EQ(old.ask("GET /healthz HTTP/1.0\r\n\r\n")->status, 200);
  EXPECT_TRUE(old.closed());
}

TEST(Http, RefusesUnknownAddressesAndMethods) {
  Service service;
  EXPECT_EQ(service.ask(request_text("GET /nothing"))->status, 404);
  const auto method = service.ask(request_text("DELETE /v1/verifications", service.key_header()));
  EXPECT_EQ(method->status, 405);
  EXPECT_EQ(method->headers.at("allow"), "POST, GET, HEAD");
  const auto patch = service.ask(request_text("PATCH /healthz"));
  EXPECT_EQ(patch->status, 405);
  const auto head = service.ask(request_text("HEAD /healthz"));
  EXPECT_EQ(head->status, 200);
  EXPECT_EQ(head->headers.at("content-length"), "6");
}

TEST(Http, RefusesWhatIsTooLarge) {
  Service service;
  const auto body = service.ask(request_text("POST /v1/verifications",
                                             service.key_header() + std::string{Service::json},
                                             std::string(65 * 1024, ' ')));
  ASSERT_TRUE(body);
  EXPECT_EQ(body->status, 413);
  const auto head =
      service.ask(request_text("GET /healthz", "X-Long: " + std::string(33'000, 'x') + "\r\n"));
  ASSERT_TRUE(head);
  EXPECT_EQ(head->status, 431);
  EXPECT_EQ(head->headers.at("connection"), "close");
  EXPECT_THAT(head->body, HasSubstr(R"("code":"head_too_large")"));
  const auto fits = service.ask(request_text("POST /v1/verifications",
                                             service.key_header() + std::string{Service::json},
                                             std::string(64 * 1024, ' ')));
  EXPECT_EQ(fits->status, 400) << "read, but no JSON";
}

TEST(Http, TakesTheCookiesOfAParentDomain) {
  Service service;
  const std::string cookies = "Cookie: a=" + std::string(31 * 1024, 'x') + "\r\n";
  RawClient client = service.connect();
  // In pieces, too, and the connection goes on with what is usual.
  const std::string large = request_text("GET /healthz", cookies);
  ASSERT_TRUE(client.send(large.substr(0, 10'000)));
  ASSERT_TRUE(client.send(large.substr(10'000)));
  EXPECT_EQ(client.read_response()->status, 200);
  EXPECT_EQ(client.ask(request_text("GET /healthz"))->status, 200);
}

TEST(Http, TellsPeopleToClearCookiesThatAreTooLarge) {
  Service service;
  const auto page = [&](const std::string& headers) {
    return service
        .ask(
            request_text("GET /verify", headers + "Cookie: a=" + std::string(40'000, 'x') + "\r\n"))
        .value();
  };
  const auto english = page("Accept: text/html,application/xhtml+xml\r\n");
  EXPECT_EQ(english.status, 431);
  EXPECT_EQ(english.headers.at("content-type"), "text/html; charset=utf-8");
  EXPECT_THAT(english.body, HasSubstr("Clear the cookies of this site"));
  const auto german = page("accept: text/html\r\nAccept-Language: de-AT,en;q=0.5\r\n");
  EXPECT_THAT(german.body, HasSubstr("<html lang=\"de\" dir=\"ltr\">"));
  EXPECT_THAT(german.body, HasSubstr("Löschen Sie die Cookies"));
  EXPECT_THAT(page("Accept: */*\r\n").headers.at("content-type"), "application/problem+json");
}

TEST(Http, RefusesWhatIsNoRequest) {
  Service service;
  for (const std::string_view nonsense :
       {"\x16\x03\x01\x02\r\n\r\n", "GET /healthz HTTP/1.1\r\nbad\r\n\r\n", "\r\n\r\nx\r\n\r\n"}) {
    RawClient client = service.connect();
    const auto answer = client.ask(nonsense);
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 400);
    EXPECT_TRUE(client.closed());
  }
}

TEST(Http, AnswersEachEndOfAHeadAtOnce) {
  Service service;
  for (const std::string_view bare :
       {"GET /healthz HTTP/1.1\nHost: a\n\n", "GET /healthz HTTP/1.1\nHost: a\r\n\n",
        "GET /healthz HTTP/1.1\nHost: a\n\r\n"}) {
    RawClient client = service.connect();
    const auto answer = client.ask(bare);
    ASSERT_TRUE(answer) << bare;
    EXPECT_EQ(answer->status, 400) << bare;
    EXPECT_TRUE(client.closed());
  }
}

TEST(Http, AnswersAnAbsoluteTargetAsItsPath) {
  Service service;
  EXPECT_EQ(service.ask(request_text("GET http://anything.example/healthz"))->body, "alive\n");
  EXPECT_EQ(service
                .ask(request_text("GET http://verify.example" + permission().substr(4),
                                  service.key_header()))
                ->status,
            200);
}

TEST(Http, WantsOneHostOfEachRequest) {
  Service service;
  const std::string target = permission() + " HTTP/1.1\r\n" + service.key_header();
  EXPECT_EQ(service.ask(target + "Host: verify.example\r\n\r\n")->status, 200);
  for (const auto* hosts : {"", "Host: a b\r\n", "Host: a\r\nHost: a\r\n", "Host: \r\n"})
    EXPECT_EQ(service.ask(target + hosts + "\r\n")->status, 400) << hosts;
}

TEST(Http, SaysWhichCodingsOfABodyItDoesNotRead) {
  Service service;
  const std::string json = service.key_header() + std::string{Service::json};
  const auto coded = service.ask(
      request_text("POST /v1/verifications", json + "Content-Encoding: gzip\r\n", "{}"));
  EXPECT_EQ(coded->status, 415);
  EXPECT_THAT(coded->body, HasSubstr(R"("code":"unsupported_content_coding")"));
  EXPECT_EQ(coded->headers.at("accept-encoding"), "identity");
  const auto plain = service.ask(
      request_text("POST /v1/verifications", json + "Content-Encoding: identity\r\n", "{}"));
  EXPECT_EQ(plain->status, 422) << "read";
  RawClient client = service.connect();
  const auto transfer = client.ask(
      request_text("POST /v1/verifications", json + "Transfer-Encoding: gzip, chunked\r\n"));
  EXPECT_EQ(transfer->status, 501);
  EXPECT_THAT(transfer->body, HasSubstr(R"("code":"unsupported_transfer_coding")"));
  EXPECT_TRUE(client.closed());
}

TEST(Http, RefusesABodyThatHasANameTwice) {
  Service service;
  const auto twice = service.ask(
      request_text("POST /v1/verifications", service.key_header() + std::string{Service::json},
                   R"({"account":"1","account":"2","trigger":"manual","profile":{"name":"Eva"}})"));
  EXPECT_EQ(twice->status, 400);
  EXPECT_THAT(twice->body, HasSubstr(R"("code":"invalid_json")"));
  EXPECT_THAT(twice->body, HasSubstr(R"("param":"account")"));
}

TEST(Http, TellsAClientThatWaitsToGoOn) {
  Service service;
  RawClient client = service.connect();
  client.send("POST /v1/verifications HTTP/1.1\r\nHost: a\r\n" + service.key_header() +
              std::string{Service::json} + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n");
  EXPECT_EQ(client.read_response()->status, 100);
  client.send("{}");
  EXPECT_EQ(client.read_response()->status, 422);
}

TEST(Http, EndsConnectionsThatTrickleOrSayNothing) {
  ServiceOptions options;
  options.http.first_request_timeout = milliseconds{500};
  options.http.idle_timeout = milliseconds{150};
  options.http.request_timeout = milliseconds{150};
  Service service{options};
  RawClient silent = service.connect();
  RawClient idle = service.connect();
  ASSERT_TRUE(idle.ask(request_text("GET /healthz")));
  RawClient trickling = service.connect();
  RawClient half_body = service.connect();
  half_body.send("POST /v1/verifications HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n{");
  const auto began = std::chrono::steady_clock::now();
  // Each byte comes in time, but the request does not: bytes must not extend its deadline.
  while (trickling.send("G") && std::chrono::steady_clock::now() - began < std::chrono::seconds{5})
    std::this_thread::sleep_for(milliseconds{20});
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds{4});
  EXPECT_TRUE(silent.closed());
  EXPECT_TRUE(idle.closed());
  const auto told = half_body.read_response();
  ASSERT_TRUE(told);
  EXPECT_EQ(told->status, 408);
  EXPECT_TRUE(half_body.closed());
}

TEST(Http, KeepsAConnectionLongerThanProxiesDo) {
  EXPECT_GT(http::HttpLimits{}.idle_timeout, std::chrono::seconds{600}) << "Google's";
  ServiceOptions options;
  options.http.first_request_timeout = std::chrono::seconds{1};
  Service service{options};
  RawClient kept = service.connect();
  ASSERT_TRUE(kept.ask(request_text("GET /healthz")));
  RawClient silent = service.connect();
  EXPECT_TRUE(silent.closed());
  EXPECT_TRUE(kept.ask(request_text("GET /healthz"))) << "the older one has asked before";
}

TEST(Http, TheLongestIdleConnectionMakesRoom) {
  ServiceOptions options;
  options.http.connections = 3;
  Service service{options};
  std::vector<RawClient> idle;
  for (int i = 0; i < 3; ++i) {
    idle.push_back(service.connect());
    ASSERT_TRUE(idle.back().ask(request_text("GET /healthz")));
    std::this_thread::sleep_for(milliseconds{10});
  }
  ASSERT_TRUE(service.ask(request_text("GET /healthz")));
  EXPECT_TRUE(idle[0].closed());
  EXPECT_TRUE(idle[2].ask(request_text("GET /healthz")));
}

TEST(Http, WhoHoldsMostConnectionsGivesWayAlsoWithHalfARequest) {
  ServiceOptions options;
  options.http.connections = 24;
  Service service{options};
  RawClient kept = service.connect(1);
  ASSERT_TRUE(kept.ask(request_text("GET /healthz")));
  std::vector<RawClient> half;
  for (int i = 0; i < 40; ++i) {
    half.push_back(service.connect(2));
    half.back().send("GET /healthz HTTP/1.1\r\nHost: x\r\n");
  }
  EXPECT_EQ(service.connect(3).ask(request_text("GET /healthz"))->status, 200);
  EXPECT_TRUE(kept.ask(request_text("GET /healthz"))) << "older, and only one";
  const auto told = half.front().read_response();
  ASSERT_TRUE(told);
  EXPECT_EQ(told->status, 503);
  EXPECT_THAT(told->body, HasSubstr("busy"));
  EXPECT_GE(std::stoi(told->headers.at("retry-after")), 1);
}

TEST(Http, WhoDoesNotReadGivesWay) {
  ServiceOptions options;
  options.http.connections = 20;
  options.http.request_timeout = std::chrono::seconds{60};
  options.web_root = std::filesystem::temp_directory_path() / "visavis_http_slow";
  std::filesystem::create_directories(options.web_root / "assets");
  for (const auto* page : {"verify.html", "console.html"})
    std::ofstream{options.web_root / page} << "<!doctype html>";
  std::ofstream{options.web_root / "assets/big.js"} << std::string(8'000'000, 'x');
  Service service{options};
  std::filesystem::remove_all(options.web_root);
  std::vector<RawClient> deaf;
  for (int i = 0; i < 20; ++i) {
    deaf.push_back(service.connect(2));
    deaf.back().send(request_text("GET /assets/big.js"));
  }
  EXPECT_EQ(service.connect(3).ask(request_text("GET /healthz"))->status, 200);
}

TEST(Http, SaysSoWhenARequestDoesNotArriveInTime) {
  ServiceOptions options;
  options.http.request_timeout = milliseconds{100};
  Service service{options};
  RawClient slow = service.connect();
  slow.send("GET /healthz HTTP/1.1\r\n");
  const auto told = slow.read_response();
  ASSERT_TRUE(told);
  EXPECT_EQ(told->status, 408);
  EXPECT_THAT(told->body, HasSubstr("request_timeout"));
  EXPECT_TRUE(slow.closed());
}

TEST(Http, FinishesWhatIsInFlightWhenItStops) {
  Service service;
  RawClient idle = service.connect();
  ASSERT_TRUE(idle.ask(request_text("GET /healthz")));
  RawClient busy = service.connect();
  ASSERT_TRUE(busy.ask(request_text("GET /healthz")));
  const auto cookie = service.staff_cookie(service.add_staff().id);
  const int asked = service.store.sessions_asked;
  std::promise<void> blocked;
  service.app.post([&] { blocked.get_future().wait(); });
  busy.send(request_text("GET /console/session", cookie));
  while (service.store.sessions_asked == asked) std::this_thread::yield();
  std::thread stopping{[&] { service.stop(); }};
  blocked.set_value();
  const auto answer = busy.read_response();
  stopping.join();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 200);
  EXPECT_TRUE(idle.closed());
  EXPECT_ANY_THROW(service.connect());
}

TEST(Http, IsNotReadyWhileNothingCanBeSaved) {
  Service service;
  service.connection.full = true;
  const auto answer = service.post("/v1/verifications",
                                   R"({"account":"7","trigger":"manual",)"
                                   R"("profile":{"name":"Ada Osei","title":"Analyst"}})",
                                   service.key_header());
  EXPECT_EQ(answer.status, 503);
  EXPECT_THAT(answer.body, HasSubstr(R"("code":"unavailable")"));
  EXPECT_EQ(service.ask_as_operator("/readyz").status, 503);
  EXPECT_EQ(service.get("/v1/verifications", service.key_header()).status, 200);
  service.connection.full = false;
  while (service.ask_as_operator("/readyz").status != 200) std::this_thread::yield();
}

TEST(Http, TurnsAFaultIntoInternalAndLogsIt) {
  Service service;
  service.store.fails = true;
  const auto answer = service.ask(request_text("GET /v1/verifications", service.key_header()));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 500);
  EXPECT_THAT(answer->body, HasSubstr(R"("code":"internal")"));
  EXPECT_THAT(answer->body, testing::Not(HasSubstr("disk")));
  EXPECT_EQ(service.ask_as_operator("/readyz").status, 503);
  service.store.fails = false;
  EXPECT_EQ(service.ask_as_operator("/readyz").status, 200);
  service.stop();
  EXPECT_THAT(service.log_text.str(), HasSubstr(R"("event":"fault")"));
  EXPECT_THAT(service.log_text.str(), HasSubstr(answer->headers.at("x-request-id")));
  EXPECT_THAT(service.log_text.str(), HasSubstr(R"(disk \"full\")"));
}

TEST(Http, LogsNoSecrets) {
  ServiceOptions options;
  options.debug_log = true;
  Service service{options};
  const auto required = service.require();
  service.ask(request_text(permission(), service.key_header()));
  service.ask(request_text("GET /v1/verifications?account=42&secret=canary", service.key_header()));
  service.ask(request_text("GET /canary?canary", "Cookie: __Host-visavis_staff=canary\r\n"));
  service.ask(request_text("POST /applicant/session",
                           std::string{Service::origin} + std::string{Service::json},
                           R"({"token":")" + required.token + R"("})"));
  service.stop();
  const std::string log = service.log_text.str();
  EXPECT_THAT(log, HasSubstr(R"("route":"/applicant/session","status":200)"));
  EXPECT_THAT(log, HasSubstr(R"("route":"/v1/accounts/{account}/permissions/{action}")"));
  for (const std::string& secret : {service.api_key, required.token, std::string{"canary"}})
    EXPECT_THAT(log, testing::Not(HasSubstr(secret)));
}

TEST(Http, ShowsMetrics) {
  Service service;
  RawClient client = service.connect();
  for (int i = 0; i < 3; ++i)
    ASSERT_TRUE(client.ask(request_text(permission(), service.key_header())));
  client.ask(request_text("GET /nothing"));
  const auto metrics = service.ask_as_operator("/metrics");
  EXPECT_THAT(metrics.headers.at("content-type"), HasSubstr("version=0.0.4"));
  EXPECT_THAT(metrics.body, HasSubstr(R"(method="GET",route="/v1/accounts/{account}/permissions/)"
                                      R"({action}",status="200"} 3)"));
  EXPECT_THAT(metrics.body, HasSubstr(R"(route="none",status="404"} 1)"));
  EXPECT_THAT(metrics.body, HasSubstr("visavis_queue_length 0"));
}

TEST(Http, OperatorsHaveADoorOfTheirOwn) {
  ServiceOptions options;
  options.http.connections = 2;
  Service service{options};
  for (const auto* path : {"/metrics", "/readyz"})
    EXPECT_EQ(service.ask(request_text("GET " + std::string{path}))->status, 404) << path;
  EXPECT_EQ(service.ask(request_text("GET /healthz"))->status, 200);
  // Whoever fills the service up is not in the operators' way, and nothing else is behind it.
  std::vector<RawClient> busy;
  for (int i = 0; i < 3; ++i) {
    busy.push_back(service.connect());
    busy.back().send("POST /v1/verifications HTTP/1.1\r\n");
  }
  for (const auto* path : {"/metrics", "/readyz", "/healthz"})
    EXPECT_EQ(service.ask_as_operator(path).status, 200) << path;
  RawClient inside{service.operators_port};
  EXPECT_EQ(inside.ask(request_text(permission(), service.key_header()))->status, 404);
}

TEST(Http, ScrapesDoNotWaitForTheApp) {
  Service service;
  std::promise<void> let_go;
  service.app.post([released = let_go.get_future().share()] { released.wait(); });
  EXPECT_EQ(service.ask_as_operator("/metrics").status, 200);
  let_go.set_value();
}

TEST(Http, ServesPages) {
  ServiceOptions options;
  options.web_root = std::filesystem::temp_directory_path() / "visavis_http_pages";
  std::filesystem::create_directories(options.web_root / "assets");
  std::ofstream{options.web_root / "verify.html"} << "<!doctype html>verify";
  std::ofstream{options.web_root / "console.html"} << "<!doctype html>console";
  std::ofstream{options.web_root / "assets/big.js"} << std::string(3'000'000, 'x');
  Service service{options};
  std::filesystem::remove_all(options.web_root);
  const auto page = service.ask(request_text("GET /verify"));
  EXPECT_EQ(page->body, "<!doctype html>verify");
  EXPECT_THAT(page->headers.at("content-security-policy"), HasSubstr("default-src 'none'"));
  EXPECT_EQ(service.ask(request_text("GET /assets/big.js"))->body.size(), 3'000'000U);
  EXPECT_EQ(service.ask(request_text("GET /assets/../verify.html"))->status, 404);
  EXPECT_EQ(service.ask(request_text("GET /"))->headers.at("location"), "/console");
}

TEST(Http, ServesThePageThatProblemsPointAt) {
  Service service;
  const auto problem = service.ask(request_text("GET /nothing"));
  EXPECT_THAT(problem->body, HasSubstr("https://verify.example/docs/errors#not_found"));
  const auto page = service.ask(request_text("GET /docs/errors"));
  EXPECT_EQ(page->status, 200);
  EXPECT_EQ(page->headers.at("content-type"), "text/html; charset=utf-8");
  EXPECT_THAT(page->headers.at("content-security-policy"), HasSubstr("default-src 'none'"));
  EXPECT_EQ(page->headers.at("x-content-type-options"), "nosniff");
  EXPECT_THAT(page->body, HasSubstr("<dt id=\"not_found\">"));
}

}  // namespace
}  // namespace visavis
