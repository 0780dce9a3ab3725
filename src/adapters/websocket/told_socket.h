#pragma once
// Asio's types stay behind live_sockets.h: only live_sockets.cpp includes this.

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/role.hpp>
#include <boost/beast/websocket/teardown.hpp>
#include <functional>
#include <string_view>
#include <utility>

namespace visavis::websocket {

namespace asio = boost::asio;
namespace beast = boost::beast;
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;

/// A socket that tells of the bytes it read before Beast gets them: Beast answers pings, and drops
/// pongs and empty frames, without a word.
class ToldSocket : public Socket {
 public:
  explicit ToldSocket(Socket socket) : Socket(std::move(socket)) {}

  /// Called with what each read brought.
  void set_told(std::function<void(std::string_view)> told) { told_ = std::move(told); }

  /// In the place of Socket's, for Beast.
  template <class Buffers, class Handler>
  void async_read_some(const Buffers& buffers, Handler&& handler) {
    Socket::async_read_some(buffers, [this, buffers, handler = std::forward<Handler>(handler)](
                                         const beast::error_code& error, std::size_t size) mutable {
      tell(buffers, size);
      std::move(handler)(error, size);
    });
  }

 private:
  template <class Buffers>
  void tell(const Buffers& buffers, std::size_t size) {
    if (!told_) return;
    for (auto one = asio::buffer_sequence_begin(buffers);
         one != asio::buffer_sequence_end(buffers) && size > 0; ++one) {
      const asio::const_buffer part{*one};
      const std::size_t here = std::min(size, part.size());
      told_({static_cast<const char*>(part.data()), here});
      size -= here;
    }
  }

  std::function<void(std::string_view)> told_;
};

// Beast asks how to end what it stands on.
template <class Handler>
void async_teardown(beast::role_type role, ToldSocket& socket, Handler&& handler) {
  beast::websocket::async_teardown(role, static_cast<Socket&>(socket),
                                   std::forward<Handler>(handler));
}
inline void teardown(beast::role_type role, ToldSocket& socket, beast::error_code& error) {
  beast::websocket::teardown(role, static_cast<Socket&>(socket), error);
}

}  // namespace visavis::websocket
