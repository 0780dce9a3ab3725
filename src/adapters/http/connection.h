#pragma once

#include <list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>

#include "adapters/http/front_loop.h"
#include "adapters/http/input_buffer.h"
#include "adapters/http/permission_check.h"
#include "adapters/http/request_parser.h"

namespace visavis::http {

/// One client. Lives as long as its coroutine, on its front's thread.
class Connection {
 public:
  Connection(std::shared_ptr<Front::Loop> loop, Listener& listener, Socket socket);
  ~Connection() { loop_->left(listener_, position_, client_); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  static Awaitable<void> run(std::shared_ptr<Connection> self);

  /// Who gives way first when there are too many: the smallest.
  using Standing = std::tuple<std::ptrdiff_t, bool, Monotonic>;
  /// Of one that waits for its client; nothing while it is served.
  std::optional<Standing> standing() const;
  /// Ends one that waits for its client; who has sent half a request is told why.
  void give_way(const Problem& why);
  /// Whatever it waits for on the socket ends with an error.
  void drop();
  /// Ends it when its time is over, unless a request has just come.
  void end_if_late(Monotonic now);
  /// The front is draining: ends an idle connection, unless a request has just come.
  void finish();

 private:
  enum class Stage { idle, reading, working, writing, lingering };

  Awaitable<void> serve();
  void enter(Stage stage);
  FrontShared& shared() const { return *loop_->shared; }

  Awaitable<bool> read_more();
  Awaitable<bool> read_body(RequestParser& parser);

  // Permission checks: no coroutine, no memory.
  void answer_permission_checks();
  bool answer_permission(const PermissionHead& head);

  // Everything else. False when the connection ends.
  Awaitable<bool> answer_request();
  Awaitable<bool> refuse_and_end(const Problem& why);
  Awaitable<Reply> dispatch(std::shared_ptr<HttpRequest> request);
  Awaitable<bool> write(const Reply& reply, const HttpRequest& request, bool keep_alive);
  Awaitable<bool> write_rest(std::shared_ptr<HttpRequest> request, FilePart part);
  Awaitable<Reply> next_part(const std::shared_ptr<HttpRequest>& request);
  Awaitable<bool> send(std::string_view bytes);
  Awaitable<void> linger();

  const std::shared_ptr<Front::Loop> loop_;
  Listener& listener_;
  const std::list<Connection*>::iterator position_;  ///< among the listener's
  Socket socket_;
  std::string peer_;           ///< of the socket
  std::string client_;         ///< its address_key()
  bool behind_proxy_ = false;  ///< the peer is a proxy whose X-Forwarded-For counts
  Stage stage_ = Stage::idle;
  bool answered_ = false;             ///< at least one request
  std::optional<Problem> gives_way_;  ///< instead of what was being read
  Monotonic since_{}, deadline_{};
  KeyLookups unknown_keys_;
  InputBuffer input_;
  std::size_t output_size_ = 0;  ///< of the answers to permission checks in loop_->output
};

}  // namespace visavis::http
