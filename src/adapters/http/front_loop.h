#pragma once
// Asio's types stay behind front.h: only front.cpp and connection.cpp include this.

#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <list>
#include <optional>
#include <string>
#include <unordered_map>

#include "adapters/http/dispatcher.h"
#include "adapters/http/front.h"
#include "adapters/http/request_ids.h"

namespace visavis::http {

namespace asio = boost::asio;
using tcp = asio::ip::tcp;
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<tcp, Executor>;
using Acceptor = asio::basic_socket_acceptor<tcp, Executor>;
using Timer = asio::basic_waitable_timer<std::chrono::steady_clock,
                                         asio::wait_traits<std::chrono::steady_clock>, Executor>;
template <class T>
using Awaitable = asio::awaitable<T, Executor>;
inline constexpr asio::use_awaitable_t<Executor> use_awaitable;
inline constexpr auto with_error = asio::as_tuple(use_awaitable);

class Connection;

/// A listening socket, and who came in by it.
struct Listener {
  Listener(asio::io_context& io, const Router& what, std::size_t most)
      : router(what), connections_max(most), acceptor(io), accept_timer(io) {}

  const Router& router;
  const std::size_t connections_max;
  std::list<Connection*> connections;
  std::unordered_map<std::string, std::size_t> of_client;  ///< how many, by address_key()
  Acceptor acceptor;
  Timer accept_timer;
};

/// Time that never goes back, exact to some milliseconds: read for every request, so it must be
/// cheap.
Monotonic coarse_now();

/// What runs on a front thread.
class Front::Loop : public std::enable_shared_from_this<Front::Loop> {
 public:
  Loop(std::shared_ptr<FrontShared> front_shared, PermissionReplica& own_replica,
       std::size_t index);

  std::uint16_t listen(const Entrance& entrance);
  void run();
  void drain(std::function<void()> drained);
  /// From the app's thread, so that nothing is posted from there any more.
  void halt();
  /// After the thread has ended: lets go of what waits on sockets and timers.
  void clear();

  /// A connection of the listener is gone.
  void left(Listener& listener, std::list<Connection*>::iterator position,
            const std::string& client);

  asio::io_context io{1};
  const std::shared_ptr<FrontShared> shared;
  PermissionReplica& replica;
  PermissionCounters& counters;
  std::optional<Dispatcher> dispatcher;  ///< from run() on
  RequestIds ids;
  bool draining = false;
  std::string date;             ///< for the Date header
  std::string permission_head;  ///< the answer to a permission check up to its X-Request-Id
  /// For the answers of one connection, until it waits for its socket.
  std::array<char, std::size_t{8} * 1024> output{};

 private:
  Awaitable<void> accept(Listener& listener);
  Awaitable<void> sweep();
  void start(Listener& listener, Socket socket);
  void take_accepted(Listener& listener);
  void finish_drain();
  void refresh_heads();
  void tell_used_keys();
  template <class Action>
  void for_each_connection(Action action);

  std::list<Listener> listeners_;  ///< a list: connections know theirs
  Timer sweep_timer_{io};
  Monotonic used_keys_due_{};
  asio::executor_work_guard<Executor> work_{io.get_executor()};
  Monotonic drain_deadline_{};
  std::function<void()> drained_;
  std::atomic<bool> halted_{false};
};

}  // namespace visavis::http
