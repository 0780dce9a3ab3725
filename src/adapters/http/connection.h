#pragma once

#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/http/front_loop.h"
#include "adapters/http/permission_check.h"
#include "adapters/http/request_parser.h"

namespace visavis::http {

/// One client. Lives as long as its coroutine, on its front's thread.
class Connection {
 public:
  Connection(std::shared_ptr<Front::Loop> loop, Listener& listener, Socket socket);
  ~Connection() { loop_->left(listener_, position_); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  static Awaitable<void> run(std::shared_ptr<Connection> self);

  /// Waiting for the first byte of a request.
  bool is_idle() const { return stage_ == Stage::idle; }
  /// Since when it has done what it does.
  Monotonic since() const { return since_; }
  /// Whatever it waits for on the socket ends with an error.
  void drop();
  /// Ends it when its time is over, unless a request has just come.
  void end_if_late(Monotonic now);
  /// The front is draining: ends an idle connection, unless a request has just come.
  void finish();

 private:
  /// What nearly every head fits into.
  static constexpr std::size_t input_usually = std::size_t{8} * 1024;
  enum class Stage { idle, reading, working, writing, lingering };

  Awaitable<void> serve();
  void enter(Stage stage);
  FrontShared& shared() const { return *loop_->shared; }

  // Input.
  std::string_view input() const { return {input_.data() + begin_, end_ - begin_}; }
  bool input_full() const { return begin_ == 0 && end_ == head_bytes_max; }
  void consume(std::size_t bytes);
  std::size_t head_size();
  Awaitable<bool> read_more();
  Awaitable<bool> read_body(RequestParser& parser);

  // Permission checks: no coroutine, no memory.
  void answer_permission_checks();
  bool answer_permission(const PermissionHead& head);

  // Everything else. False when the connection ends.
  Awaitable<bool> answer_request();
  Awaitable<bool> refuse_and_end(Refusal refusal);
  Awaitable<Reply> dispatch(std::shared_ptr<HttpRequest> request);
  Awaitable<bool> write(const Reply& reply, const HttpRequest& request, bool keep_alive);
  Awaitable<bool> send(std::string_view bytes);
  Awaitable<void> linger();
  void record(const Reply& reply, const HttpRequest& request, Monotonic began) const;
  void hand_over(LiveIdentity who, const HttpRequest& request, std::string received);

  const std::shared_ptr<Front::Loop> loop_;
  Listener& listener_;
  const std::list<Connection*>::iterator position_;  ///< among the listener's
  Socket socket_;
  std::string peer_;           ///< of the socket
  bool behind_proxy_ = false;  ///< the peer is a proxy whose X-Forwarded-For counts
  Stage stage_ = Stage::idle;
  bool answered_ = false;  ///< at least one request
  Monotonic since_{}, deadline_{};
  KeyLookups unknown_keys_;
  std::size_t begin_ = 0, end_ = 0;
  std::size_t scanned_ = 0;      ///< of input(), without the end of a head in it
  std::size_t output_size_ = 0;  ///< of the answers to permission checks in loop_->output
  /// Larger while there is a head that needs it.
  std::vector<char> input_ = std::vector<char>(input_usually);
};

}  // namespace visavis::http
