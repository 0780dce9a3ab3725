#include "adapters/http/request_parser.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/websocket/rfc6455.hpp>

namespace visavis::http {

namespace beast_http = boost::beast::http;

struct RequestParser::Beast {
  explicit Beast(std::size_t body_bytes_max) {
    parser.eager(true);
    parser.header_limit(static_cast<std::uint32_t>(head_bytes_max));
    parser.body_limit(body_bytes_max);
  }

  bool ambiguous_length() const;

  beast_http::request_parser<beast_http::string_body> parser;
  State state = State::head_incomplete;
  Refusal refusal = Refusal::invalid_request;
};

/// Two lengths, a length and chunks, or a coding that does not end in chunks: a proxy before us may
/// read where such a request ends in another way, and let a second one pass inside it.
bool RequestParser::Beast::ambiguous_length() const {
  const auto& message = parser.get();
  const auto lengths = message.count(beast_http::field::content_length);
  const auto codings = message.count(beast_http::field::transfer_encoding);
  return lengths + codings > 1 || (codings == 1 && !parser.chunked());
}

namespace {

std::string text(boost::core::string_view view) { return {view.data(), view.size()}; }

Method method_of(beast_http::verb verb) {
  switch (static_cast<int>(verb)) {
    case static_cast<int>(beast_http::verb::get):
      return Method::get;
    case static_cast<int>(beast_http::verb::head):
      return Method::head;
    case static_cast<int>(beast_http::verb::post):
      return Method::post;
    case static_cast<int>(beast_http::verb::delete_):
      return Method::delete_;
    default:
      return Method::other;
  }
}

}  // namespace

RequestParser::RequestParser(std::size_t body_bytes_max)
    : beast_(std::make_unique<Beast>(body_bytes_max)) {}
RequestParser::~RequestParser() = default;

std::size_t RequestParser::feed(std::string_view bytes) {
  Beast& beast = *beast_;
  std::size_t used = 0;
  while (used < bytes.size() && beast.state != State::complete && beast.state != State::refused) {
    boost::beast::error_code error;
    const std::size_t taken = beast.parser.put(
        boost::asio::const_buffer{bytes.data() + used, bytes.size() - used}, error);
    used += taken;
    if (error == beast_http::error::need_more) break;
    if (error) {
      beast.state = State::refused;
      if (error == beast_http::error::body_limit) beast.refusal = Refusal::body_too_large;
      if (error == beast_http::error::header_limit) beast.refusal = Refusal::head_too_large;
      break;
    }
    if (beast.parser.is_header_done()) beast.state = State::body_incomplete;
    if (beast.state == State::body_incomplete && beast.ambiguous_length()) {
      beast.state = State::refused;
      break;
    }
    if (beast.parser.is_done()) beast.state = State::complete;
    if (taken == 0) break;
  }
  if (beast.state == State::head_incomplete && beast.parser.is_header_done())
    beast.state = State::body_incomplete;
  return used;
}

RequestParser::State RequestParser::state() const { return beast_->state; }
Refusal RequestParser::refusal() const { return beast_->refusal; }
bool RequestParser::keep_alive() const { return beast_->parser.keep_alive(); }

bool RequestParser::expects_continue() const {
  return boost::beast::iequals(beast_->parser.get()[beast_http::field::expect], "100-continue");
}

HttpRequest RequestParser::take() {
  auto message = beast_->parser.release();
  HttpRequest request;
  request.method = method_of(message.method());
  const std::string target = text(message.target());
  const auto question = target.find('?');
  request.path = target.substr(0, question);
  if (question != std::string::npos) request.query = target.substr(question + 1);
  const auto field = [&](beast_http::field name) {
    // A header that must be there once and comes twice is as good as absent.
    return message.count(name) == 1 ? text(message[name]) : std::string{};
  };
  request.authorization = field(beast_http::field::authorization);
  request.cookie = field(beast_http::field::cookie);
  request.origin = field(beast_http::field::origin);
  request.content_type = field(beast_http::field::content_type);
  request.accept_encoding = field(beast_http::field::accept_encoding);
  request.if_none_match = field(beast_http::field::if_none_match);
  // A list may come as several headers (RFC 9110, 5.3).
  const auto [first, last] = message.equal_range("X-Forwarded-For");
  for (auto hops = first; hops != last; ++hops) {
    if (hops != first) request.forwarded_for.push_back(',');
    request.forwarded_for.append(hops->value().data(), hops->value().size());
  }
  // A handshake that lacks something is no handshake (RFC 6455 4.2.1), and gets a problem like any
  // other request.
  request.wants_websocket = boost::beast::websocket::is_upgrade(message) &&
                            message[beast_http::field::sec_websocket_version] == "13" &&
                            !message[beast_http::field::sec_websocket_key].empty();
  request.body = std::move(message.body());
  return request;
}

}  // namespace visavis::http
