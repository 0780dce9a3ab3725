#include "adapters/http/request_head.h"

#include <algorithm>
#include <boost/beast/websocket/rfc6455.hpp>

#include "adapters/http/authority.h"
#include "base/ascii.h"

namespace visavis::http {
namespace {

using boost::beast::http::field;
using boost::beast::http::verb;

std::string text(boost::core::string_view view) { return {view.data(), view.size()}; }

Method method_of(verb asked) {
  switch (static_cast<int>(asked)) {
    case static_cast<int>(verb::get):
      return Method::get;
    case static_cast<int>(verb::head):
      return Method::head;
    case static_cast<int>(verb::post):
      return Method::post;
    case static_cast<int>(verb::delete_):
      return Method::delete_;
    default:
      return Method::other;
  }
}

/// The path and query that a target asks for. An absolute one counts without its authority: there
/// is one origin here (RFC 9112, 3.2.2). Nothing when its authority is none.
std::optional<std::string> asked_by(std::string_view target) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (ascii_lowered(target.substr(0, scheme.size())) != scheme) continue;
    target.remove_prefix(scheme.size());
    const std::size_t end = std::min(target.find_first_of("/?"), target.size());
    if (!is_authority(target.substr(0, end))) return std::nullopt;
    target.remove_prefix(end);
    return (target.starts_with('/') ? "" : "/") + std::string{target};
  }
  return std::string{target};
}

/// RFC 9112, 3.2. Without a Host we would not know less, but a proxy before us might go by another.
bool names_one_host(const BeastHead& head) {
  const auto hosts = head.count(field::host);
  if (hosts == 0) return head.version() < 11;
  return hosts == 1 && is_authority(text(head[field::host]));
}

/// Two lengths, a length and chunks, or a coding that does not end in chunks: a proxy before us may
/// read where such a request ends in another way, and let a second one pass inside it (RFC 9112,
/// 6.1 and 6.3).
std::optional<Refusal> wrong_with_length(const BeastHead& head, bool chunked) {
  const auto lengths = head.count(field::content_length);
  const auto codings = head.count(field::transfer_encoding);
  if (lengths + codings == 0) return std::nullopt;
  if (lengths + codings > 1) return Refusal::invalid_request;
  if (lengths == 1) {
    const bool list = text(head[field::content_length]).find(',') != std::string::npos;
    return list ? std::optional{Refusal::invalid_request} : std::nullopt;
  }
  if (!chunked || head.version() < 11) return Refusal::invalid_request;
  if (ascii_lowered(text(head[field::transfer_encoding])) == "chunked") return std::nullopt;
  return Refusal::unsupported_transfer_coding;
}

/// All fields of a name as one: a list may come as several (RFC 9110, 5.3), and cookies may, too
/// (RFC 9113, 8.2.3).
std::string joined(const BeastHead& head, std::string_view name, std::string_view between) {
  std::string all;
  const auto [first, last] = head.equal_range({name.data(), name.size()});
  for (auto one = first; one != last; ++one) {
    if (one != first) all.append(between);
    all.append(text(one->value()));
  }
  return all;
}

/// A header that must be there once and comes twice is as good as absent.
std::string single(const BeastHead& head, field name) {
  return head.count(name) == 1 ? text(head[name]) : std::string{};
}

/// A handshake that lacks something is no handshake (RFC 6455, 4.2.1), and gets a problem like any
/// other request.
bool wants_websocket(const BeastHead& head) {
  return boost::beast::websocket::is_upgrade(head) && head[field::sec_websocket_version] == "13" &&
         !head[field::sec_websocket_key].empty();
}

}  // namespace

Result<HttpRequest, Refusal> read_head(const BeastHead& head, bool chunked) {
  if (!names_one_host(head)) return refuse(Refusal::invalid_request);
  if (const auto wrong = wrong_with_length(head, chunked)) return refuse(*wrong);
  const auto asked = asked_by(text(head.target()));
  if (!asked) return refuse(Refusal::invalid_request);
  HttpRequest request;
  request.method = method_of(head.method());
  const auto question = asked->find('?');
  request.path = asked->substr(0, question);
  if (question != std::string::npos) request.query = asked->substr(question + 1);
  request.authorization = single(head, field::authorization);
  request.cookie = joined(head, "Cookie", "; ");
  request.origin = single(head, field::origin);
  request.content_type = single(head, field::content_type);
  request.content_encoding = joined(head, "Content-Encoding", ",");
  request.accept_encoding = single(head, field::accept_encoding);
  request.if_none_match = single(head, field::if_none_match);
  request.user_agent = single(head, field::user_agent);
  request.range = single(head, field::range);
  request.forwarded_for = joined(head, "X-Forwarded-For", ",");
  request.wants_websocket = wants_websocket(head);
  return request;
}

}  // namespace visavis::http
