#include "adapters/http/response_head.h"

#include <array>
#include <gtest/gtest.h>

namespace visavis::http {
namespace {

TEST(ResponseHead, GuardsEveryAnswer) {
  const std::string head =
      response_head(json_response("{}"), {"req_1", "Mon, 01 Jan 2026 00:00:00 GMT", false, true});
  EXPECT_TRUE(head.starts_with("HTTP/1.1 200 OK\r\n"));
  EXPECT_TRUE(head.ends_with("\r\n\r\n"));
  for (const auto* line :
       {"X-Request-Id: req_1\r\n", "Content-Length: 2\r\n", "Content-Type: application/json\r\n",
        "X-Content-Type-Options: nosniff\r\n", "Referrer-Policy: no-referrer\r\n",
        "Cache-Control: no-store\r\n", "Strict-Transport-Security: max-age=31536000\r\n",
        "Connection: close\r\n"})
    EXPECT_NE(head.find(line), std::string::npos) << line;
}

TEST(ResponseHead, ABodilessAnswerHasNoLength) {
  const std::string head = response_head(no_content(), {"r", "d", true, false});
  EXPECT_EQ(head.find("Content-Length"), std::string::npos);
  EXPECT_EQ(head.find("Connection"), std::string::npos);
  EXPECT_EQ(head.find("Strict-Transport"), std::string::npos);
}

TEST(ResponseHead, APartSaysOfWhatAndTheWholeHowLongItIs) {
  auto response = json_response("23", 206);
  response.part = FilePart{{2, 3}, 10, 3};
  const auto part = response_head(response, {"r", "d", true, false});
  EXPECT_TRUE(part.starts_with("HTTP/1.1 206 Partial Content\r\n"));
  EXPECT_NE(part.find("Content-Range: bytes 2-3/10\r\n"), std::string::npos);
  EXPECT_NE(part.find("Content-Length: 2\r\n"), std::string::npos);
  response.part = FilePart{{0, 1, false}, 10, 9};
  const auto whole = response_head(response, {"r", "d", true, false});
  EXPECT_NE(whole.find("Content-Length: 10\r\n"), std::string::npos);
  EXPECT_EQ(whole.find("Content-Range"), std::string::npos);
  response.part = FilePart{{4, 5}, 10, 9};
  const auto rest = response_head(response, {"r", "d", true, false});
  EXPECT_NE(rest.find("Content-Range: bytes 4-9/10\r\n"), std::string::npos);
  EXPECT_NE(rest.find("Content-Length: 6\r\n"), std::string::npos);
}

TEST(HttpDate, IsImfFixdate) {
  EXPECT_EQ(http_date(from_unix_ms(784'111'777'000)), "Sun, 06 Nov 1994 08:49:37 GMT");
  EXPECT_EQ(http_date(from_unix_ms(1'798'732'799'999)), "Thu, 31 Dec 2026 15:59:59 GMT");
}

TEST(FixedText, OnceFullStaysFull) {
  std::array<char, 6> buffer{};
  FixedText text{buffer};
  text.append("abc");
  text.append_number(42);
  EXPECT_TRUE(text.fits());
  text.append("de");
  text.append("x");
  EXPECT_FALSE(text.fits());
  EXPECT_EQ(text.size(), 5U);
}

TEST(ProblemResponse, CarriesTheHeadersThatBelongToIt) {
  const auto find = [](const HttpResponse& response, std::string_view name) {
    for (const auto& [key, value] : response.headers)
      if (key == name) return value;
    return std::string{};
  };
  const auto limited =
      problem_response(Problem::too_many_attempts(Duration{1500}), "req_1", "https://v");
  EXPECT_EQ(limited.status, 429);
  EXPECT_EQ(limited.content_type, "application/problem+json");
  EXPECT_EQ(find(limited, "Retry-After"), "2");
  EXPECT_NE(limited.body.find(R"("request_id":"req_1")"), std::string::npos);
  EXPECT_NE(limited.body.find(R"("type":"https://v/docs/errors#too_many_attempts")"),
            std::string::npos);
  EXPECT_EQ(find(problem_response(Problem{Refusal::api_key_missing}, "", ""), "WWW-Authenticate"),
            "Bearer");
}

}  // namespace
}  // namespace visavis::http
