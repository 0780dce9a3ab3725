#include "adapters/http/request_parser.h"

#include <gtest/gtest.h>

namespace visavis::http {
namespace {

using State = RequestParser::State;

struct Parsed {
  State state;
  std::size_t used;
  HttpRequest request;
};

Parsed parse(std::string_view bytes, std::size_t body_max = 100) {
  RequestParser parser{body_max};
  const std::size_t used = parser.feed(bytes);
  Parsed parsed{parser.state(), used, {}};
  if (parsed.state == State::complete) parsed.request = parser.take();
  return parsed;
}

TEST(RequestParser, ReadsARequestAndStopsAtItsEnd) {
  const auto parsed = parse(
      "POST /v1/x?limit=3 HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer k\r\nCookie: c=1\r\n"
      "Origin: https://a\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}GET");
  ASSERT_EQ(parsed.state, State::complete);
  EXPECT_EQ(parsed.request.method, Method::post);
  EXPECT_EQ(parsed.request.path, "/v1/x");
  EXPECT_EQ(parsed.request.query, "limit=3");
  EXPECT_EQ(parsed.request.authorization, "Bearer k");
  EXPECT_EQ(parsed.request.cookie, "c=1");
  EXPECT_EQ(parsed.request.origin, "https://a");
  EXPECT_EQ(parsed.request.body, "{}");
  EXPECT_FALSE(parsed.request.wants_websocket);
}

TEST(RequestParser, ReadsChunks) {
  const auto parsed = parse(
      "POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
      "2\r\n{\"\r\n3\r\na\":\r\n2\r\n1}\r\n0\r\n\r\n");
  ASSERT_EQ(parsed.state, State::complete);
  EXPECT_EQ(parsed.request.body, "{\"a\":1}");
}

TEST(RequestParser, WaitsForTheBodyInPieces) {
  RequestParser parser{100};
  const std::string head = "POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n";
  EXPECT_EQ(parser.feed(head), head.size());
  EXPECT_EQ(parser.state(), State::body_incomplete);
  EXPECT_EQ(parser.feed("abc"), 3U);
  EXPECT_EQ(parser.state(), State::body_incomplete);
  EXPECT_EQ(parser.feed("defg"), 2U);
  EXPECT_EQ(parser.state(), State::complete);
  EXPECT_EQ(parser.take().body, "abcde");
}

TEST(RequestParser, RefusesWhatAProxyCouldReadInAnotherWay) {
  for (const std::string_view headers :
       {"Content-Length: 2\r\nContent-Length: 3\r\n", "Content-Length: 2\r\nContent-Length: 2\r\n",
        "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
        "Transfer-Encoding: xchunked\r\n", "Transfer-Encoding: chunked, identity\r\n",
        "Content-Length: -1\r\n", "Content-Length: 0x2\r\n", "Content-Length: 2 2\r\n",
        "Content-Length : 2\r\n", "Na\x01me: 2\r\n"})
    EXPECT_EQ(parse("POST /x HTTP/1.1\r\nHost: a\r\n" + std::string{headers} + "\r\n{}").state,
              State::refused)
        << headers;
}

TEST(RequestParser, RefusesBodiesThatAreTooLarge) {
  RequestParser announced{10};
  announced.feed("POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\n");
  EXPECT_EQ(announced.state(), State::refused);
  EXPECT_EQ(announced.refusal(), Refusal::body_too_large);
  RequestParser chunked{10};
  chunked.feed(
      "POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nb\r\n01234567890\r\n");
  EXPECT_EQ(chunked.state(), State::refused);
  EXPECT_EQ(chunked.refusal(), Refusal::body_too_large);
}

TEST(RequestParser, RefusesWhatIsNoRequest) {
  for (const std::string_view bytes :
       {"hello\r\n\r\n", "GET / HTTP/3.0\r\n\r\n", "GET  / HTTP/1.1\r\n\r\n",
        "GET /a b HTTP/1.1\r\n\r\n", "\x16\x03\x01\x02 HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nA\r\n\r\n", "GET / HTTP/1.1\nHost: a\n\n"})
    EXPECT_NE(parse(bytes).state, State::complete) << bytes;
}

TEST(RequestParser, CountsARepeatedHeaderAsAbsent) {
  const auto parsed = parse(
      "GET / HTTP/1.1\r\nHost: a\r\nOrigin: https://a\r\nOrigin: https://b\r\n"
      "Authorization: Bearer a\r\nAuthorization: Bearer b\r\n\r\n");
  ASSERT_EQ(parsed.state, State::complete);
  EXPECT_EQ(parsed.request.origin, "");
  EXPECT_EQ(parsed.request.authorization, "");
}

}  // namespace
}  // namespace visavis::http
