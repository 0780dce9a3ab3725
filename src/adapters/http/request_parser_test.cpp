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
        "Content-Length: 2, 2\r\n", "X-A: a\r\n b\r\n", "X-A: a\r\n\tContent-Length: 2\r\n",
        "Content-Length: -1\r\n", "Content-Length: 0x2\r\n", "Content-Length: 2 2\r\n",
        "Content-Length : 2\r\n", "Na\x01me: 2\r\n"})
    EXPECT_EQ(parse("POST /x HTTP/1.1\r\nHost: a\r\n" + std::string{headers} + "\r\n{}").state,
              State::refused)
        << headers;
}

TEST(RequestParser, KnowsNoCodingButChunks) {
  RequestParser parser{10};
  parser.feed("POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n");
  EXPECT_EQ(parser.state(), State::refused);
  EXPECT_EQ(parser.refusal(), Refusal::unsupported_transfer_coding);
  EXPECT_EQ(parse("POST /x HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n").state,
            State::refused)
      << "RFC 9112, 6.1";
}

TEST(RequestParser, TakesOneValidHost) {
  for (const std::string_view head :
       {"GET / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nhost: b\r\n\r\n", "GET / HTTP/1.1\r\nHost:\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a b\r\n\r\n", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n",
        "GET / HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n"})
    EXPECT_EQ(parse(head).state, State::refused) << head;
  for (const std::string_view head : {"GET / HTTP/1.0\r\n\r\n", "GET / HTTP/1.0\r\nHost: a\r\n\r\n",
                                      "GET / HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n"})
    EXPECT_EQ(parse(head).state, State::complete) << head;
}

TEST(RequestParser, TakesATargetInItsAbsoluteForm) {
  const struct {
    const char* target;
    const char* path;
    const char* query;
  } cases[] = {
      {"http://verify.example/v1/x?limit=3", "/v1/x", "limit=3"},
      {"HTTPS://other.example:8443/healthz", "/healthz", ""},
      {"http://verify.example", "/", ""},
      {"http://verify.example?a=1", "/", "a=1"},
      {"/http://a/b", "/http://a/b", ""},
  };
  for (const auto& one : cases) {
    const auto parsed = parse("GET " + std::string{one.target} + " HTTP/1.1\r\nHost: a\r\n\r\n");
    ASSERT_EQ(parsed.state, State::complete) << one.target;
    EXPECT_EQ(parsed.request.path, one.path) << one.target;
    EXPECT_EQ(parsed.request.query, one.query) << one.target;
  }
  for (const auto* target : {"http:///x", "http://", "http://u@a/x", "http://a:b/x"})
    EXPECT_EQ(parse("GET " + std::string{target} + " HTTP/1.1\r\nHost: a\r\n\r\n").state,
              State::refused)
        << target;
}

TEST(RequestParser, JoinsCookiesThatComeInSeveralLines) {
  const auto parsed = parse("GET / HTTP/1.1\r\nHost: a\r\nCookie: a=1; b=2\r\nCookie: c=3\r\n\r\n");
  ASSERT_EQ(parsed.state, State::complete);
  EXPECT_EQ(parsed.request.cookie, "a=1; b=2; c=3");
}

TEST(RequestParser, TakesNoFieldsOfTheHeadFromTrailers) {
  const auto parsed = parse(
      "POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
      "2\r\n{}\r\n0\r\nAuthorization: Bearer k\r\nCookie: c=1\r\nHost: b\r\n\r\n");
  ASSERT_EQ(parsed.state, State::complete);
  EXPECT_EQ(parsed.request.body, "{}");
  EXPECT_EQ(parsed.request.authorization, "");
  EXPECT_EQ(parsed.request.cookie, "");
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
