#include "adapters/http/connection.h"

#include <algorithm>
#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <spdlog/spdlog.h>

#include "adapters/http/address_key.h"
#include "adapters/http/cookie.h"
#include "adapters/http/response_head.h"
#include "adapters/http/too_large_page.h"
#include "app/access/secrets.h"
#include "base/log_text.h"

namespace visavis::http {
namespace {

constexpr Duration linger_timeout = std::chrono::seconds{1};
constexpr std::size_t linger_bytes_max = 256 * 1024;
/// So many of one client are nothing unusual: a pool, an office behind one address.
constexpr std::size_t usual_connections = 16;
/// So often what follows of a file is asked for while there is no room, and so long after another.
constexpr int part_tries = 20;
constexpr std::chrono::milliseconds part_pause{500};
/// A response up to this size goes out in one piece with its head.
constexpr std::size_t small_response = 16 * 1024;

Monotonic exact_now() {
  return std::chrono::time_point_cast<Monotonic::duration>(std::chrono::steady_clock::now());
}

/// Whom a proxy at this address speaks for, when that can be read.
std::string client_behind(const std::string& proxy, std::string_view forwarded_for,
                          FrontShared& shared) {
  auto client = shared.proxies.client_behind(forwarded_for);
  if (client) return *std::move(client);
  // Without its value: clients may write there what they like.
  if (!forwarded_for.empty() && !shared.unreadable_hop_told.exchange(true))
    shared.wiring.log->warn(R"({{"event":"forwarded_for_unreadable","proxy":"{}"}})", proxy);
  return proxy;
}

/// Neither tokens nor queries nor paths: the route says which it was.
void record(const Reply& reply, const HttpRequest& request, Monotonic began, Front::Loop& loop) {
  const std::string_view route =
      reply.route != nullptr ? std::string_view{reply.route->label} : "none";
  const auto passed = exact_now() - began;
  const bool is_check =
      reply.route != nullptr && std::holds_alternative<PermissionCheck>(reply.route->handler);
  if (is_check && reply.response.status == 200 && request.method == Method::get)
    loop.counters.add(1, passed);
  else
    loop.shared->metrics.observe(route, name(request.method), reply.response.status, passed);
  loop.shared->wiring.log->debug(
      R"({{"event":"request","request_id":"{}","method":"{}","route":"{}","status":{},"ms":{},)"
      R"("peer":"{}"}})",
      request.request_id, name(request.method), route, reply.response.status,
      std::chrono::duration_cast<Duration>(passed).count(), request.peer);
}

void hand_over(Socket& socket, Upgrade upgrade, const HttpRequest& request, std::string received,
               FrontShared& shared) {
  const bool staff = std::holds_alternative<Staff>(upgrade.who);
  boost::system::error_code error;
  const int fd = socket.release(error);
  if (error) return;
  shared.wiring.upgrade({fd, std::move(received), std::move(upgrade.who),
                         staff ? request.staff_secret : request.applicant_secret,
                         std::move(upgrade.seat)});
}

}  // namespace

Connection::Connection(std::shared_ptr<Front::Loop> loop, Listener& listener, Socket socket)
    : loop_(std::move(loop)),
      listener_(listener),
      position_(listener.connections.insert(listener.connections.end(), this)),
      socket_(std::move(socket)),
      unknown_keys_(shared().config.limits.unknown_keys, coarse_now()) {
  boost::system::error_code error;
  const auto remote = socket_.remote_endpoint(error);
  if (!error) peer_ = remote.address().to_string();
  behind_proxy_ = shared().proxies.contains(peer_);
  client_ = address_key(peer_);
  ++listener_.of_client[client_];
  socket_.set_option(tcp::no_delay{true}, error);
  socket_.non_blocking(true, error);
  enter(Stage::idle);
}

void Connection::drop() {
  boost::system::error_code ignored;
  socket_.close(ignored);
}

/// The client with the most of them comes first, so that nobody keeps others out by holding many,
/// read or written as slowly as may be; a proxy speaks for many clients. Then one without a word,
/// then the one that has waited longest.
std::optional<Connection::Standing> Connection::standing() const {
  if (gives_way_) return std::nullopt;
  if (stage_ == Stage::working || stage_ == Stage::lingering) return std::nullopt;
  const std::size_t own = behind_proxy_ ? 1 : listener_.of_client.at(client_);
  return Standing{-static_cast<std::ptrdiff_t>(std::max(own, usual_connections)),
                  stage_ != Stage::idle, since_};
}

void Connection::give_way(const Problem& why) {
  switch (stage_) {
    case Stage::idle:
      return finish();
    case Stage::reading: {
      // What waits for the rest ends with an error, and answers this instead.
      gives_way_ = why;
      boost::system::error_code ignored;
      socket_.cancel(ignored);
      return;
    }
    case Stage::working:
    case Stage::writing:
    case Stage::lingering:
      return drop();
  }
}

void Connection::end_if_late(Monotonic now) {
  if (now >= deadline_) give_way(Refusal::request_timeout);
}

void Connection::finish() {
  boost::system::error_code error;
  if (stage_ == Stage::idle && socket_.available(error) == 0) drop();
}

void Connection::enter(Stage stage) {
  const HttpLimits& limits = shared().config.limits;
  stage_ = stage;
  since_ = coarse_now();
  switch (stage) {
    case Stage::idle:
      deadline_ = since_ + (answered_ ? limits.idle_timeout : limits.first_request_timeout);
      break;
    case Stage::reading:
    case Stage::writing:
      deadline_ = since_ + limits.request_timeout;
      break;
    case Stage::working:
      deadline_ = Monotonic::max();
      break;
    case Stage::lingering:
      deadline_ = since_ + linger_timeout;
      break;
  }
}

Awaitable<void> Connection::run(std::shared_ptr<Connection> self) {
  try {
    co_await self->serve();
  } catch (const std::exception& fault) {
    self->shared().wiring.log->error(R"({{"event":"connection_fault","what":"{}"}})",
                                     log_text(fault.what()));
  }
}

Awaitable<void> Connection::serve() {
  while (true) {
    answer_permission_checks();
    if (output_size_ > 0) {
      // The socket takes it at once nearly always; only what it did not take is waited for.
      const std::string_view output{loop_->output.data(), std::exchange(output_size_, 0)};
      boost::system::error_code error;
      const std::size_t sent = socket_.write_some(asio::buffer(output), error);
      if (sent < output.size()) {
        const std::string rest{output.substr(sent)};
        if (!co_await send(rest)) co_return;
      }
    } else if (input_.head_size() > 0) {
      if (!co_await answer_request()) co_return;
    } else if (input_.full()) {
      (void)co_await refuse_and_end(Refusal::head_too_large);
      co_return;
    } else {
      const bool drained = loop_->draining && input_.text().empty();
      if (!drained && co_await read_more()) continue;
      if (gives_way_) (void)co_await refuse_and_end(*gives_way_);
      co_return;
    }
  }
}

Awaitable<bool> Connection::read_more() {
  const auto room = input_.room();
  // A request that trickles in has one deadline, from its first byte: bytes do not extend it.
  if (stage_ != Stage::reading) enter(input_.text().empty() ? Stage::idle : Stage::reading);
  const auto [error, count] =
      co_await socket_.async_read_some(asio::buffer(room.data(), room.size()), with_error);
  input_.received(count);
  co_return !error;
}

/// Answers the permission checks at the front of the input into the output, until there is
/// something else or no room.
void Connection::answer_permission_checks() {
  // A connection that is to end says so in its answer, and the log wants each request: both go the
  // other way.
  if (loop_->draining || shared().wiring.log->should_log(spdlog::level::debug)) return;
  if (&listener_.router != &shared().router) return;
  std::uint64_t answered = 0;
  std::chrono::steady_clock::time_point began;
  while (const std::size_t size = input_.head_size()) {
    const auto head = read_permission_head(input_.text().substr(0, size));
    if (!head) break;
    if (answered == 0) began = std::chrono::steady_clock::now();
    if (!answer_permission(*head)) break;
    input_.consume(size);
    ++answered;
  }
  if (answered == 0) return;
  answered_ = true;
  stage_ = Stage::writing;
  loop_->counters.add(answered, (std::chrono::steady_clock::now() - began) / answered);
}

/// False when it has to be answered the other way: an unknown key or action, or no room left.
bool Connection::answer_permission(const PermissionHead& head) {
  const auto marketplace = loop_->replica.marketplace_of(app::hash_secret(head.token));
  if (!marketplace) return false;
  const auto action = shared().policy.action_index(head.action);
  if (!action) return false;
  const Timestamp now = shared().wiring.now();
  const PermissionRecord* record = loop_->replica.find(*marketplace, head.account);
  const PermissionBody body{head.account, head.action, is_allowed(record, *action, now), record,
                            now};
  FixedText text{std::span{loop_->output}.subspan(output_size_)};
  text.append(loop_->permission_head);
  text.append(loop_->ids.next());
  text.append("\r\nContent-Length: ");
  text.append_number(body.size());
  text.append("\r\n\r\n");
  body.write([&](std::string_view part) { text.append(part); });
  if (!text.fits()) return false;
  output_size_ += text.size();
  return true;
}

Awaitable<bool> Connection::answer_request() {
  const Monotonic began = exact_now();
  if (stage_ != Stage::reading) enter(Stage::reading);
  std::string received{input_.text()};  // For an upgrade, whose handshake is read again elsewhere.
  RequestParser parser{shared().config.limits.body_bytes};
  input_.consume(parser.feed(input_.text()));
  if (!co_await read_body(parser)) co_return gives_way_&& co_await refuse_and_end(*gives_way_);
  if (parser.state() != RequestParser::State::complete)
    co_return co_await refuse_and_end(parser.refusal());

  auto request = std::make_shared<HttpRequest>(parser.take());
  request->peer = behind_proxy_ ? client_behind(peer_, request->forwarded_for, shared()) : peer_;
  request->applicant_secret = secret_in(request->cookie, applicant_cookie, shared().secure);
  request->staff_secret = secret_in(request->cookie, staff_cookie, shared().secure);
  request->step_secret = secret_in(request->cookie, staff_step_cookie, shared().secure);
  request->request_id = loop_->ids.next();
  enter(Stage::working);
  Reply reply = co_await dispatch(request);
  if (reply.upgrade) {
    hand_over(socket_, std::move(*reply.upgrade), *request, std::move(received), shared());
    co_return false;
  }
  const bool keep_alive = parser.keep_alive() && !loop_->draining;
  const auto part = reply.response.part;
  if (part && !part->range.asked) reply.response.status = 200;
  bool written = co_await write(reply, *request, keep_alive);
  if (written && part && request->method != Method::head) {
    reply.response.body = {};
    written = co_await write_rest(request, *part);
  }
  answered_ = true;
  record(reply, *request, began, *loop_);
  if (written && !keep_alive) co_await linger();
  co_return written&& keep_alive;
}

/// Reads on until the request is complete or refused, or cannot become either. False when the
/// client is gone.
Awaitable<bool> Connection::read_body(RequestParser& parser) {
  bool told_to_go_on = false;
  while (parser.state() == RequestParser::State::body_incomplete && !input_.full()) {
    if (parser.expects_continue() && !std::exchange(told_to_go_on, true)) {
      if (!co_await send("HTTP/1.1 100 Continue\r\n\r\n")) co_return false;
      enter(Stage::reading);
    }
    if (!co_await read_more()) co_return false;
    input_.consume(parser.feed(input_.text()));
  }
  co_return true;
}

/// For what is no request, or too large or too late to be one: where the next would begin is
/// unknown.
Awaitable<bool> Connection::refuse_and_end(const Problem& why) {
  const Monotonic began = exact_now();
  const Refusal refusal = why.error.refusal;
  HttpRequest request;
  request.request_id = loop_->ids.next();
  request.peer = peer_;
  Reply reply;
  reply.response = refusal == Refusal::head_too_large && wants_page(input_.text())
                       ? too_large_page(input_.text())
                       : problem_response(why, request.request_id, shared().config.public_url);
  const bool written = co_await write(reply, request, false);
  record(reply, request, began, *loop_);
  // Somebody else waits for its place.
  if (written && refusal != Refusal::busy) co_await linger();
  co_return false;
}

Awaitable<Reply> Connection::dispatch(std::shared_ptr<HttpRequest> request) {
  return asio::async_initiate<const asio::use_awaitable_t<Executor>, void(Reply)>(
      [this](auto handler, std::shared_ptr<HttpRequest> asked) {  // NOLINT: moved
        // std::function wants to copy what it holds, and a handler cannot be.
        auto resume = std::make_shared<decltype(handler)>(std::move(handler));
        loop_->dispatcher->handle(std::move(asked), listener_.router, unknown_keys_, coarse_now(),
                                  [resume, loop = loop_.get()](Reply reply) {
                                    // Posted, because a coroutine must not be resumed while it is
                                    // being suspended.
                                    asio::post(loop->io,
                                               [resume, reply = std::move(reply)]() mutable {
                                                 (*resume)(std::move(reply));
                                               });
                                  });
      },
      use_awaitable, std::move(request));
}

Awaitable<bool> Connection::write(const Reply& reply, const HttpRequest& request, bool keep_alive) {
  std::string head =
      response_head(reply.response, {request.request_id, loop_->date, keep_alive, shared().secure});
  const std::string_view content =
      request.method == Method::head ? std::string_view{} : reply.response.content();
  if (head.size() + content.size() > small_response)
    co_return co_await send(head) && co_await send(content);
  head.append(content);
  co_return co_await send(head);
}

/// What of a file is still to be given. Its route is asked for each part as it was for the first:
/// who may not have it any more gets no more of it. False also when it cannot go on: the client has
/// fewer bytes than it was told of.
Awaitable<bool> Connection::write_rest(std::shared_ptr<HttpRequest> request, FilePart part) {
  const auto until = part.until;
  request->continues = true;
  while (part.range.last < until) {
    request->range = "bytes=" + std::to_string(part.range.last + 1) + '-' + std::to_string(until);
    const Reply reply = co_await next_part(request);
    const auto& next = reply.response.part;
    if (!next || next->bytes != part.bytes || next->range.first != part.range.last + 1)
      co_return false;
    if (!co_await send(reply.response.content())) co_return false;
    part = *next;
  }
  co_return true;
}

/// While all readers are busy, or the store is, a download waits.
Awaitable<Reply> Connection::next_part(const std::shared_ptr<HttpRequest>& request) {
  Timer timer{loop_->io};
  for (int tries = 1;; ++tries) {
    enter(Stage::working);
    Reply reply = co_await dispatch(request);
    const bool later = reply.response.status == 429 || reply.response.status == 503;
    if (!later || tries == part_tries) co_return reply;
    timer.expires_after(part_pause);
    (void)co_await timer.async_wait(with_error);
  }
}

Awaitable<bool> Connection::send(std::string_view bytes) {
  while (!bytes.empty()) {
    // Progress extends the deadline: a large file may take its time on a phone.
    enter(Stage::writing);
    const auto [error, count] = co_await socket_.async_write_some(asio::buffer(bytes), with_error);
    if (error) co_return false;
    bytes.remove_prefix(count);
  }
  co_return true;
}

/// Lets the client read the last answer: closing with unread input would reset the connection, and
/// the answer with it.
Awaitable<void> Connection::linger() {
  boost::system::error_code error;
  socket_.shutdown(tcp::socket::shutdown_send, error);
  enter(Stage::lingering);
  std::array<char, 4096> unread{};
  for (std::size_t dropped = 0; dropped < linger_bytes_max;) {
    const auto [failed, count] = co_await socket_.async_read_some(asio::buffer(unread), with_error);
    if (failed) co_return;
    dropped += count;
  }
}

}  // namespace visavis::http
