#include "adapters/http/front.h"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/post.hpp>
#include <spdlog/spdlog.h>
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

/// Holding connections open without a word, or with half of one, must not keep others out.
bool make_room(const Listener& listener) {
  Connection* first = nullptr;
  std::optional<Connection::Standing> least;
  for (Connection* connection : listener.connections) {
    const auto standing = connection->standing();
    if (!standing || (least && *least <= *standing)) continue;
    first = connection;
    least = standing;
  }
  if (first != nullptr) first->give_way(Problem::busy());
  return first != nullptr;
}

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
      counters(shared->metrics.permission_counters(index)) {}

std::uint16_t Front::Loop::listen(const Entrance& entrance) {
  boost::system::error_code error;
  const auto address = asio::ip::make_address(entrance.address, error);
  if (error) throw std::runtime_error{"not an address: " + entrance.address};
  const tcp::endpoint endpoint{address, entrance.port};
  Listener& listener = listeners_.emplace_back(io, entrance.router, entrance.connections_max);
  Acceptor& acceptor = listener.acceptor;
  const auto step = [&](auto&& action) {
    if (!error) action();
  };
  step([&] { acceptor.open(endpoint.protocol(), error); });
  step([&] { acceptor.set_option(tcp::acceptor::reuse_address{true}, error); });
  if (address.is_v6()) step([&] { acceptor.set_option(asio::ip::v6_only{false}, error); });
  if (entrance.shared) {
    // Every front thread has a queue of its own. With one alone this stays off, so that a second
    // server on the same port fails instead of taking half of the connections.
    step([&] {
      const int on = 1;
      if (::setsockopt(acceptor.native_handle(), SOL_SOCKET, SO_REUSEPORT, &on, sizeof on) != 0)
        error.assign(errno, boost::system::system_category());
    });
  }
  step([&] { acceptor.bind(endpoint, error); });
  step([&] { acceptor.listen(asio::socket_base::max_listen_connections, error); });
  if (error)
    throw std::runtime_error{"cannot listen on " + entrance.address + " port " +
                             std::to_string(entrance.port) + ": " + error.message()};
  return acceptor.local_endpoint().port();
}

void Front::Loop::run() {
  dispatcher.emplace(shared, replica, [weak = weak_from_this()](std::function<void()> work) {
    const auto loop = weak.lock();
    if (loop && !loop->halted_) asio::post(loop->io, std::move(work));
  });
  refresh_heads();
  replica.catch_up();
  for (Listener& listener : listeners_) asio::co_spawn(io, accept(listener), asio::detached);
  asio::co_spawn(io, sweep(), asio::detached);
  io.run();
}

void Front::Loop::halt() {
  halted_ = true;
  io.stop();
}

void Front::Loop::clear() {
  boost::system::error_code ignored;
  for (Listener& listener : listeners_) {
    listener.acceptor.close(ignored);
    listener.accept_timer.cancel();
  }
  sweep_timer_.cancel();
  for_each_connection([](Connection& connection) { connection.drop(); });
  drained_ = {};
  work_.reset();
  io.restart();
  io.poll();
}

void Front::Loop::left(Listener& listener, std::list<Connection*>::iterator position,
                       const std::string& client) {
  listener.connections.erase(position);
  const auto own = listener.of_client.find(client);
  if (--own->second == 0) listener.of_client.erase(own);
  finish_drain();
}

template <class Action>
void Front::Loop::for_each_connection(Action action) {
  for (const Listener& listener : listeners_)
    for (Connection* connection : listener.connections) action(*connection);
}

void Front::Loop::start(Listener& listener, Socket socket) {
  auto connection = std::make_shared<Connection>(shared_from_this(), listener, std::move(socket));
  asio::co_spawn(io, Connection::run(std::move(connection)), asio::detached);
}

Awaitable<void> Front::Loop::accept(Listener& listener) {
  Timer& timer = listener.accept_timer;
  while (!draining && !halted_) {
    if (listener.connections.size() >= listener.connections_max) {
      timer.expires_after(std::chrono::milliseconds{make_room(listener) ? 1 : 20});
      (void)co_await timer.async_wait(with_error);
      continue;
    }
    Socket socket{io};
    const auto [error] = co_await listener.acceptor.async_accept(socket, with_error);
    if (!error) {
      start(listener, std::move(socket));
    } else if (error != asio::error::operation_aborted) {
      // Out of file descriptors, mostly. Trying again at once would only burn time.
      timer.expires_after(retry_accept);
      (void)co_await timer.async_wait(with_error);
    }
  }
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
    for_each_connection([&](Connection& connection) { connection.end_if_late(now); });
    if (now >= used_keys_due_) tell_used_keys();
    if (drained_ && now >= drain_deadline_) {
      for_each_connection([](Connection& connection) { connection.drop(); });
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
  for (Listener& listener : listeners_) take_accepted(listener);
  for_each_connection([](Connection& connection) { connection.finish(); });
  finish_drain();
}

/// What the kernel has accepted already would be reset by closing the listening socket.
void Front::Loop::take_accepted(Listener& listener) {
  boost::system::error_code error;
  listener.acceptor.cancel(error);
  listener.acceptor.non_blocking(true, error);
  while (!error && listener.connections.size() < listener.connections_max) {
    Socket socket{io};
    listener.acceptor.accept(socket, error);
    if (!error) start(listener, std::move(socket));
  }
  listener.acceptor.close(error);
  listener.accept_timer.cancel();
}

void Front::Loop::finish_drain() {
  const auto is_empty = [](const Listener& one) { return one.connections.empty(); };
  if (drained_ && std::ranges::all_of(listeners_, is_empty)) std::exchange(drained_, {})();
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

std::uint16_t Front::listen(const Entrance& entrance) { return loop_->listen(entrance); }
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
