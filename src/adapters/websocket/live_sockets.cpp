#include "adapters/websocket/live_sockets.h"

#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/websocket/stream.hpp>
#include <mutex>
#include <optional>
#include <pthread.h>
#include <spdlog/spdlog.h>
#include <sstream>
#include <thread>
#include <unistd.h>
#include <unordered_map>
#include <vector>

#include "adapters/websocket/frame_counter.h"
#include "adapters/websocket/told_socket.h"
#include "base/running_time.h"

namespace visavis::websocket {
namespace {

using Timer = asio::basic_waitable_timer<std::chrono::steady_clock,
                                         asio::wait_traits<std::chrono::steady_clock>, Executor>;
using Stream = beast::websocket::stream<ToldSocket, false>;  // without compression

/// What a client may still send after our close frame, which it gets to read so.
constexpr std::size_t closing_bytes_max = 256 * 1024;
constexpr std::string_view end_of_head = "\r\n\r\n";
constexpr std::string_view heartbeat = R"({"type":"heartbeat"})";

/// Later than this, a sweep was not late because the machine is busy: the process stood still.
constexpr Duration pause_min = RunningTime::busy;

Monotonic now() {
  return std::chrono::time_point_cast<Monotonic::duration>(std::chrono::steady_clock::now());
}

/// The handshake as the stream reads it once more: it takes 1.5 KiB, and cookies are larger. What
/// came behind it stays.
std::string without_cookies(const std::string& received) {
  beast::http::request_parser<beast::http::empty_body> parser;
  parser.header_limit(static_cast<std::uint32_t>(received.size()) + 1);
  beast::error_code refused;
  const std::size_t head = parser.put(asio::buffer(received), refused);
  if (refused) return received;
  using beast::http::field;
  const auto& asked = parser.get();
  std::ostringstream slim;
  slim << "GET /live HTTP/1.1\r\n";
  for (const auto name : {field::host, field::upgrade, field::connection,
                          field::sec_websocket_version, field::sec_websocket_key})
    slim << name << ": " << asked[name] << "\r\n";
  slim << "\r\n" << received.substr(head);
  return slim.str();
}

struct Outgoing {
  LinkId link;
  std::string text;
  MessageKind kind;
};

class LiveSocket;

}  // namespace

/// Everything in here runs on the sockets' thread.
class LiveSockets::Loop {
 public:
  Loop(const LiveLimits& live_limits, LinkListener& link_listener,
       std::shared_ptr<spdlog::logger> live_log);
  ~Loop();

  void adopt(int fd, const std::string& received, LinkId link, Side side,
             std::shared_ptr<const void> seat);
  /// From any thread. What is sent at the same time is taken together: one wake for all.
  void take(Outgoing message);
  std::shared_ptr<LiveSocket> find(LinkId link) const;
  void stop(std::function<void()> stopped);
  void remove(LinkId link);

  const LiveLimits limits;
  LinkListener& listener;
  const std::shared_ptr<spdlog::logger> log;
  asio::io_context io{1};

 private:
  void send_taken();
  void wait_and_sweep();
  void sweep();
  void finish_stop();

  Timer timer_{io};
  asio::executor_work_guard<Executor> work_{io.get_executor()};
  std::mutex taken_mutex_;
  std::vector<Outgoing> taken_;
  std::unordered_map<LinkId, std::shared_ptr<LiveSocket>> links_;
  Monotonic last_sweep_;
  Monotonic next_recheck_;
  Monotonic stop_deadline_{};
  std::function<void()> stopped_;
  bool stopping_ = false;
  std::thread thread_;
};

namespace {

class LiveSocket : public std::enable_shared_from_this<LiveSocket> {
 public:
  LiveSocket(LiveSockets::Loop& loop, Socket socket, LinkId link, Side side,
             std::shared_ptr<const void> seat)
      : loop_(loop),
        seat_(std::move(seat)),
        stream_(ToldSocket{std::move(socket)}),
        link_(link),
        side_(side),
        session_(loop.limits, now()) {}

  void accept(const std::string& bytes);
  void send(std::string text, MessageKind kind);
  void close(CloseCode code);
  void drop();
  void tick(Monotonic at);
  void stood_still(Monotonic::duration time) { session_.stood_still(time); }

 private:
  void opened();
  void received(std::string_view bytes);
  void read();
  void read_done(beast::error_code error);
  void write();
  void ended();

  LiveSockets::Loop& loop_;
  const std::shared_ptr<const void> seat_;  ///< given back when the socket is closed
  Stream stream_;
  const LinkId link_;
  const Side side_;
  LiveSession session_;
  FrameCounter frames_;
  beast::flat_buffer frame_;
  bool open_ = false;
  std::optional<Monotonic> closing_until_;
  std::size_t closing_bytes_ = 0;
};

void LiveSocket::accept(const std::string& bytes) {
  beast::websocket::stream_base::timeout timeout{};
  timeout.handshake_timeout = loop_.limits.handshake_timeout;
  timeout.idle_timeout = beast::websocket::stream_base::none();
  timeout.keep_alive_pings = false;
  stream_.set_option(timeout);
  stream_.read_message_max(loop_.limits.frame_bytes);
  stream_.text(true);
  const std::string handshake = without_cookies(bytes);
  received(std::string_view{handshake}.substr(handshake.find(end_of_head) + end_of_head.size()));
  stream_.async_accept(asio::buffer(handshake),
                       [self = shared_from_this()](beast::error_code error) {
                         if (error) return self->ended();
                         self->opened();
                       });
}

void LiveSocket::opened() {
  open_ = true;
  stream_.next_layer().set_told([this](std::string_view bytes) { received(bytes); });
  if (closing_until_) return ended();
  loop_.listener.opened(link_);
  read();
}

/// Before it is taken apart: a flood must not be heard to its end.
void LiveSocket::received(std::string_view bytes) {
  if (closing_until_) {
    closing_bytes_ += bytes.size();
    if (closing_bytes_ > closing_bytes_max) drop();
  } else if (!session_.received(frames_.count(bytes), bytes.size(), now())) {
    // Not in the middle of a read.
    asio::post(loop_.io, [self = shared_from_this()] { self->close(CloseCode::protocol_error); });
  }
}

void LiveSocket::read() {
  stream_.async_read(frame_, [self = shared_from_this()](beast::error_code error, std::size_t) {
    self->read_done(error);
  });
}

void LiveSocket::read_done(beast::error_code error) {
  if (error) return ended();
  const std::string_view text{static_cast<const char*>(frame_.data().data()), frame_.size()};
  // What comes after our close frame is only read to find the client's.
  if (!closing_until_) {
    // Most of what is said is nothing but that they are there.
    const bool allowed = session_.heard(now()) && stream_.got_text() &&
                         (text == heartbeat || loop_.listener.said(link_, side_, text));
    if (!allowed) close(CloseCode::protocol_error);
  }
  frame_.consume(frame_.size());
  read();
}

void LiveSocket::send(std::string text, MessageKind kind) {
  if (!open_ || closing_until_) return;
  if (!session_.push(std::move(text), kind)) {
    loop_.log->info(R"({{"event":"live_client_too_slow"}})");
    return drop();
  }
  write();
}

void LiveSocket::write() {
  const auto text = session_.next();
  if (!text) return;
  stream_.async_write(asio::buffer(*text),
                      [self = shared_from_this()](beast::error_code error, std::size_t) {
                        if (error) return;  // The read ends too, and tells.
                        self->session_.written();
                        if (!self->closing_until_) self->write();
                      });
}

void LiveSocket::close(CloseCode code) {
  if (closing_until_) return;
  closing_until_ = now() + loop_.limits.close_timeout;
  if (!open_) return;  // The handshake is not done: opened() ends it, or the timeout does.
  const beast::websocket::close_reason reason{
      static_cast<beast::websocket::close_code>(static_cast<std::uint16_t>(code))};
  stream_.async_close(reason, [self = shared_from_this()](beast::error_code) {});
}

/// What is under way on the socket ends with an error.
void LiveSocket::drop() {
  beast::error_code ignored;
  stream_.next_layer().close(ignored);
}

void LiveSocket::tick(Monotonic at) {
  if (closing_until_) {
    if (at >= *closing_until_) drop();
    return;
  }
  if (!open_) return;
  switch (session_.tick(at)) {
    case LiveSession::Due::nothing:
      break;
    case LiveSession::Due::heartbeat:
      send(std::string{heartbeat}, MessageKind::event);
      break;
    case LiveSession::Due::silent:
      drop();
      break;
  }
}

void LiveSocket::ended() {
  drop();
  loop_.listener.closed(link_);
  loop_.remove(link_);
}

}  // namespace

LiveSockets::Loop::Loop(const LiveLimits& live_limits, LinkListener& link_listener,
                        std::shared_ptr<spdlog::logger> live_log)
    : limits(live_limits),
      listener(link_listener),
      log(std::move(live_log)),
      last_sweep_(now()),
      next_recheck_(last_sweep_ + live_limits.recheck_every) {
  wait_and_sweep();
  thread_ = std::thread{[this] {
    pthread_setname_np(pthread_self(), "live");
    io.run();
  }};
}

LiveSockets::Loop::~Loop() {
  io.stop();
  thread_.join();
}

void LiveSockets::Loop::adopt(int fd, const std::string& received, LinkId link, Side side,
                              std::shared_ptr<const void> seat) {
  Socket socket{io};
  beast::error_code error;
  if (!stopping_) socket.assign(asio::ip::tcp::v4(), fd, error);
  if (!socket.is_open()) {
    ::close(fd);
    return listener.closed(link);
  }
  auto live = std::make_shared<LiveSocket>(*this, std::move(socket), link, side, std::move(seat));
  links_.emplace(link, live);
  live->accept(received);
}

std::shared_ptr<LiveSocket> LiveSockets::Loop::find(LinkId link) const {
  const auto found = links_.find(link);
  return found == links_.end() ? nullptr : found->second;
}

void LiveSockets::Loop::take(Outgoing message) {
  const std::lock_guard lock{taken_mutex_};
  if (taken_.empty()) asio::post(io, [this] { send_taken(); });
  taken_.push_back(std::move(message));
}

void LiveSockets::Loop::send_taken() {
  std::vector<Outgoing> messages;
  {
    const std::lock_guard lock{taken_mutex_};
    messages.swap(taken_);
  }
  for (Outgoing& message : messages)
    if (const auto live = find(message.link)) live->send(std::move(message.text), message.kind);
}

void LiveSockets::Loop::remove(LinkId link) {
  links_.erase(link);
  finish_stop();
}

void LiveSockets::Loop::wait_and_sweep() {
  const Duration shortest =
      std::min({limits.heartbeat_every, limits.silent_for, limits.close_timeout});
  timer_.expires_after(std::clamp(shortest / 3, Duration{2}, Duration{1000}));
  timer_.async_wait([this](beast::error_code error) {
    if (error) return;
    sweep();
    wait_and_sweep();
  });
}

void LiveSockets::Loop::sweep() {
  const Monotonic at = now();
  // What clients sent meanwhile lies in their sockets, and is read after this.
  const auto late = at - std::exchange(last_sweep_, at);
  if (late > pause_min)
    for (const auto& [id, link] : links_) link->stood_still(late);
  for (const auto& [id, link] : links_) link->tick(at);
  if (at >= next_recheck_) {
    next_recheck_ = at + limits.recheck_every;
    listener.recheck_is_due();
  }
  if (stopped_ && at >= stop_deadline_) {
    for (const auto& [id, link] : links_) link->drop();
    std::exchange(stopped_, {})();
  }
}

void LiveSockets::Loop::stop(std::function<void()> stopped) {
  stopping_ = true;
  stopped_ = std::move(stopped);
  stop_deadline_ = now() + limits.close_timeout;
  for (const auto& [id, link] : links_) link->close(CloseCode::restarting);
  finish_stop();
}

void LiveSockets::Loop::finish_stop() {
  if (stopped_ && links_.empty()) std::exchange(stopped_, {})();
}

LiveSockets::LiveSockets(const LiveLimits& limits, LinkListener& listener,
                         std::shared_ptr<spdlog::logger> log)
    : loop_(std::make_unique<Loop>(limits, listener, std::move(log))) {}
LiveSockets::~LiveSockets() = default;

void LiveSockets::adopt(int fd, std::string received, LinkId link, Side side,
                        std::shared_ptr<const void> seat) {
  asio::post(loop_->io, [loop = loop_.get(), fd, received = std::move(received), link, side,
                         seat = std::move(seat)]() mutable {
    loop->adopt(fd, received, link, side, std::move(seat));
  });
}

void LiveSockets::send(LinkId link, std::string text, MessageKind kind) {
  loop_->take({link, std::move(text), kind});
}

void LiveSockets::close(LinkId link, CloseCode code) {
  asio::post(loop_->io, [loop = loop_.get(), link, code] {
    if (const auto live = loop->find(link)) live->close(code);
  });
}

void LiveSockets::stop(std::function<void()> stopped) {
  asio::post(loop_->io,
             [loop = loop_.get(), stopped = std::move(stopped)] { loop->stop(stopped); });
}

}  // namespace visavis::websocket
