#include "adapters/http/front.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/post.hpp>
#include <stdexcept>
#include <sys/socket.h>
#include <time.h>

#include "adapters/http/connection.h"
#include "adapters/http/front_loop.h"
#include "adapters/http/response_head.h"

namespace visavis::http {
namespace {

constexpr Duration sweep_interval_max = std::chrono::milliseconds{250};
/// A check of a permission writes nothing: that its key was used is told from time to time.
constexpr Duration used_keys_every = std::chrono::minutes{1};
constexpr Duration retry_accept = std::chrono::milliseconds{100};

}  // namespace

Monotonic coarse_now() {
  timespec time{};
  clock_gettime(CLOCK_MONOTONIC_COARSE, &time);
  return Monotonic{std::chrono::duration_cast<Monotonic::duration>(
      std::chrono::seconds{time.tv_sec} + std::chrono::nanoseconds{time.tv_nsec})};
}

Front::Loop::Loop(std::shared_ptr<FrontShared> front_shared, PermissionReplica& own_replica,
                  std::size_t index)
    : shared(std::move(front_shared)),
      replica(own_replica),
      counters(shared->metrics.permission_counters(index)),
      connections_max_(
          std::max<std::size_t>(1, shared->config.limits.connections / shared->threads)) {}

std::uint16_t Front::Loop::listen(std::uint16_t port) {
  boost::system::error_code error;
  const auto address = asio::ip::make_address(shared->config.address, error);
  if (error) throw std::runtime_error{"not an address: " + shared->config.address};
  const tcp::endpoint endpoint{address, port};
  const auto step = [&](auto&& action) {
    if (!error) action();
  };
  step([&] { acceptor_.open(endpoint.protocol(), error); });
  step([&] { acceptor_.set_option(tcp::acceptor::reuse_address{true}, error); });
  if (address.is_v6()) step([&] { acceptor_.set_option(asio::ip::v6_only{false}, error); });
  if (shared->threads > 1) {
    // Every front thread has a queue of its own. With one thread this stays off, so that a second
    // server on the same port fails instead of taking half of the connections.
    step([&] {
      const int on = 1;
      if (::setsockopt(acceptor_.native_handle(), SOL_SOCKET, SO_REUSEPORT, &on, sizeof on) != 0)
        error.assign(errno, boost::system::system_category());
    });
  }
  step([&] { acceptor_.bind(endpoint, error); });
  step([&] { acceptor_.listen(asio::socket_base::max_listen_connections, error); });
  if (error)
    throw std::runtime_error{"cannot listen on " + shared->config.address + " port " +
                             std::to_string(port) + ": " + error.message()};
  return acceptor_.local_endpoint().port();
}

void Front::Loop::run() {
  dispatcher.emplace(shared, replica, [weak = weak_from_this()](std::function<void()> work) {
    const auto loop = weak.lock();
    if (loop && !loop->halted_) asio::post(loop->io, std::move(work));
  });
  refresh_heads();
  replica.catch_up();
  asio::co_spawn(io, accept(), asio::detached);
  asio::co_spawn(io, sweep(), asio::detached);
  io.run();
}

void Front::Loop::halt() {
  halted_ = true;
  io.stop();
}

void Front::Loop::clear() {
  boost::system::error_code ignored;
  acceptor_.close(ignored);
  sweep_timer_.cancel();
  accept_timer_.cancel();
  for (Connection* connection : connections_) connection->drop();
  drained_ = {};
  work_.reset();
  io.restart();
  io.poll();
}

void Front::Loop::add(Connection& connection) {
  connection.position = connections_.insert(connections_.end(), &connection);
}

void Front::Loop::remove(Connection& connection) {
  connections_.erase(connection.position);
  finish_drain();
}

void Front::Loop::start(Socket socket) {
  asio::co_spawn(
      io, Connection::run(std::make_shared<Connection>(shared_from_this(), std::move(socket))),
      asio::detached);
}

Awaitable<void> Front::Loop::accept() {
  while (!draining && !halted_) {
    if (connections_.size() >= connections_max_) {
      accept_timer_.expires_after(std::chrono::milliseconds{make_room() ? 1 : 20});
      (void)co_await accept_timer_.async_wait(with_error);
      continue;
    }
    Socket socket{io};
    const auto [error] = co_await acceptor_.async_accept(socket, with_error);
    if (!error) {
      start(std::move(socket));
    } else if (error != asio::error::operation_aborted) {
      // Out of file descriptors, mostly. Trying again at once would only burn time.
      accept_timer_.expires_after(retry_accept);
      (void)co_await accept_timer_.async_wait(with_error);
    }
  }
}

/// The longest idle connection makes room for a new one: holding connections open without a word
/// must not keep others out.
bool Front::Loop::make_room() {
  Connection* longest = nullptr;
  for (Connection* connection : connections_)
    if (connection->is_idle() &&
        (longest == nullptr || connection->deadline() < longest->deadline()))
      longest = connection;
  if (longest != nullptr) longest->drop();
  return longest != nullptr;
}

/// Closes what has waited for too long. One timer for all connections: a timer for each would cost
/// more than a permission check.
Awaitable<void> Front::Loop::sweep() {
  const HttpLimits& limits = shared->config.limits;
  const Duration interval = std::clamp(std::min(limits.idle_timeout, limits.request_timeout) / 4,
                                       Duration{5}, sweep_interval_max);
  while (!halted_) {
    sweep_timer_.expires_after(interval);
    (void)co_await sweep_timer_.async_wait(with_error);
    refresh_heads();
    const Monotonic now = coarse_now();
    for (Connection* connection : connections_)
      if (connection->deadline() <= now) connection->drop();
    if (now >= used_keys_due_) tell_used_keys();
    if (drained_ && now >= drain_deadline_) {
      for (Connection* connection : connections_) connection->drop();
      std::exchange(drained_, {})();
    }
  }
}

void Front::Loop::tell_used_keys() {
  used_keys_due_ = coarse_now() + used_keys_every;
  auto used = replica.take_used_keys();
  if (used.empty()) return;
  shared->app.executor.run(
      app::Access::writes,
      [used = std::move(used), now = shared->wiring.now()](app::StoreConnection& store,
                                                           app::Steps&) {
        for (const auto& key : used) store.marketplaces().api_key_used(key, now);
      },
      [log = shared->wiring.log](const std::optional<app::StoreFault>& fault) {
        if (fault) log->error("telling which keys were used: {}", fault->what);
      });
}

void Front::Loop::drain(std::function<void()> drained) {
  draining = true;
  tell_used_keys();
  drained_ = std::move(drained);
  drain_deadline_ = coarse_now() + shared->config.limits.drain_timeout;
  // What the kernel has accepted already would be reset by closing the listening socket.
  boost::system::error_code error;
  acceptor_.cancel(error);
  acceptor_.non_blocking(true, error);
  while (!error && connections_.size() < connections_max_) {
    Socket socket{io};
    acceptor_.accept(socket, error);
    if (!error) start(std::move(socket));
  }
  acceptor_.close(error);
  accept_timer_.cancel();
  for (Connection* connection : connections_) connection->finish();
  finish_drain();
}

void Front::Loop::finish_drain() {
  if (drained_ && connections_.empty()) std::exchange(drained_, {})();
}

void Front::Loop::refresh_heads() {
  date = http_date(std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now()));
  permission_head = "HTTP/1.1 200 OK\r\nDate: ";
  permission_head += date;
  permission_head +=
      "\r\nContent-Type: application/json\r\nX-Content-Type-Options: nosniff\r\n"
      "Referrer-Policy: no-referrer\r\nCache-Control: no-store\r\n";
  if (shared->secure) permission_head += "Strict-Transport-Security: max-age=31536000\r\n";
  permission_head += "X-Request-Id: ";
}

Front::Front(std::shared_ptr<FrontShared> shared, PermissionReplica& replica, std::size_t index)
    : loop_(std::make_shared<Loop>(std::move(shared), replica, index)) {}
Front::~Front() { loop_->clear(); }

std::uint16_t Front::listen(std::uint16_t port) { return loop_->listen(port); }
void Front::run() { loop_->run(); }
void Front::wake() {
  asio::post(loop_->io, [loop = loop_.get()] { loop->replica.catch_up(); });
}
void Front::drain(std::function<void()> drained) {
  asio::post(loop_->io,
             [loop = loop_.get(), drained = std::move(drained)] { loop->drain(drained); });
}
void Front::halt() { loop_->halt(); }

}  // namespace visavis::http
