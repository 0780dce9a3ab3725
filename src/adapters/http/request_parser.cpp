#include "adapters/http/request_parser.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include "adapters/http/request_head.h"

namespace visavis::http {

namespace beast_http = boost::beast::http;

namespace {

/// A line that goes on in the next: others may read the second as a field (RFC 9112, 5.2).
bool has_folded_line(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, bytes.find("\r\n\r\n"));
  return head.find("\r\n ") != std::string_view::npos ||
         head.find("\r\n\t") != std::string_view::npos;
}

}  // namespace

struct RequestParser::Beast {
  explicit Beast(std::size_t body_bytes_max) {
    parser.header_limit(static_cast<std::uint32_t>(head_bytes_max));
    parser.body_limit(body_bytes_max);
  }

  void take_head();
  void refused_as(Refusal why) {
    state = State::refused;
    refusal = why;
  }

  beast_http::request_parser<beast_http::string_body> parser;
  State state = State::head_incomplete;
  Refusal refusal = Refusal::invalid_request;
  HttpRequest request;
};

/// Before the body is read: its trailers do not count as fields of the head (RFC 9110, 6.5.1).
void RequestParser::Beast::take_head() {
  state = State::body_incomplete;
  auto head = read_head(parser.get().base(), parser.chunked());
  if (!head) return refused_as(head.error());
  request = std::move(head).value();
  parser.eager(true);
}

RequestParser::RequestParser(std::size_t body_bytes_max)
    : beast_(std::make_unique<Beast>(body_bytes_max)) {}
RequestParser::~RequestParser() = default;

std::size_t RequestParser::feed(std::string_view bytes) {
  Beast& beast = *beast_;
  if (beast.state == State::head_incomplete && has_folded_line(bytes))
    beast.refused_as(Refusal::invalid_request);
  std::size_t used = 0;
  while (used < bytes.size() && beast.state != State::complete && beast.state != State::refused) {
    boost::beast::error_code error;
    const std::size_t taken = beast.parser.put(
        boost::asio::const_buffer{bytes.data() + used, bytes.size() - used}, error);
    used += taken;
    if (error == beast_http::error::need_more) break;
    if (error == beast_http::error::body_limit)
      beast.refused_as(Refusal::body_too_large);
    else if (error == beast_http::error::header_limit)
      beast.refused_as(Refusal::head_too_large);
    else if (error)
      beast.refused_as(Refusal::invalid_request);
    if (beast.state == State::head_incomplete && beast.parser.is_header_done()) beast.take_head();
    if (beast.state == State::body_incomplete && beast.parser.is_done())
      beast.state = State::complete;
    if (taken == 0) break;
  }
  return used;
}

RequestParser::State RequestParser::state() const { return beast_->state; }
Refusal RequestParser::refusal() const { return beast_->refusal; }
bool RequestParser::keep_alive() const { return beast_->parser.keep_alive(); }

bool RequestParser::expects_continue() const {
  return boost::beast::iequals(beast_->parser.get()[beast_http::field::expect], "100-continue");
}

HttpRequest RequestParser::take() {
  HttpRequest request = std::move(beast_->request);
  request.body = std::move(beast_->parser.get().body());
  return request;
}

}  // namespace visavis::http
