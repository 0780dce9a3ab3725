#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <thread>
#include <unordered_map>
#include <vector>

#include "adapters/relay/command_queue.h"
#include "adapters/relay/core.h"
#include "adapters/relay/hand_over.h"
#include "adapters/relay/tcp_links.h"
#include "adapters/relay/udp_socket.h"
#include "adapters/relay/wakeup.h"

namespace visavis::relay {

/// Which thread a ufrag's transport lives on: its first character says so. Nothing if the ufrag was
/// not made here.
std::optional<std::size_t> thread_of_ufrag(std::string_view ufrag);
char ufrag_mark(std::size_t thread);
/// How long a thread rests after a turn that read so many datagrams, so that the next turn reads
/// more at once: each system call and each wake-up is then shared by more of them. Nothing while
/// there is little to do; never more than 0.5 ms.
std::chrono::microseconds rest_after(std::size_t datagrams);
inline constexpr std::size_t threads_max = 64;

/// One core with its sockets and its thread. What the kernel delivers to the wrong thread is handed
/// over; nothing else is shared.
class RelayThread : private Output, private TcpLinks::Events {
 public:
  using Command = std::function<void(Core&, Monotonic)>;
  struct Sockets {
    std::vector<std::unique_ptr<UdpSocket>> udp;  ///< the index is the link
    std::vector<FileDescriptor> listeners;
  };

  RelayThread(std::size_t index, Sockets sockets, const DtlsContext& dtls,
              const TransportLimits& limits, const app::RelayEventHandler& on_event,
              app::MediaTap* tap);
  ~RelayThread() override;

  /// All threads of the relay, this one too, in the order of their index. Before start().
  void meet(const std::vector<std::unique_ptr<RelayThread>>& threads);
  void start();
  void stop();

  /// Runs on the thread before any datagram that arrives after this call. From any thread.
  void post(Command command);
  /// From any thread.
  const CoreTotals& totals() const { return core_.totals(); }

 private:
  struct Peer {
    std::unique_ptr<HandOverRing> to_me;
    HandOverRing* to_them = nullptr;
    Wakeup* wakeup = nullptr;
    bool to_wake = false;
  };

  void run();
  void watch(int fd, std::uint64_t data);
  int wait_ms() const;
  void on_ready(std::uint64_t data, std::uint32_t events);
  void run_commands();
  void read_udp(UdpSocket& socket);
  void receive(const Path& path, MutableBytes buffer, std::size_t size);
  std::optional<std::size_t> owner_elsewhere(const Path& path, Bytes datagram);
  void take_hand_overs(std::size_t from);
  void take(HandOver& handed, std::size_t from);
  HandOver* slot_for(std::size_t thread, HandOver::Kind kind, const Path& path);
  void hand_over(std::size_t thread, const Path& path, Bytes datagram);
  void flush();

  MutableBytes room(const Path& to, std::size_t size_max) override;
  void commit(const Path& to, std::size_t size) override;
  void path_bound(const Path& path) override;
  void path_unbound(const Path& path) override;
  void event(const app::RelayEvent& event) override;

  bool is_ours(Bytes first_datagram) override;
  void tcp_datagram(const Path& path, Bytes datagram) override;
  void tcp_closed(const Path& path) override;
  void give_up(const Endpoint& remote, FileDescriptor connection, Bytes read) override;
  void tcp_read() override;

  std::size_t index_;
  Sockets sockets_;
  const app::RelayEventHandler& on_event_;
  FileDescriptor epoll_;
  Wakeup wakeup_;
  CommandQueue<Command> commands_;
  Core core_;
  TcpLinks tcp_;
  std::vector<Peer> peers_;
  /// Paths of other threads' transports whose datagrams the kernel gives to this thread.
  std::unordered_map<Path, std::size_t, PathHash> elsewhere_;
  /// The same, only claimed by a check that its owner has not judged yet: the browser's next
  /// datagram may be here before the verdict.
  std::unordered_map<Path, std::size_t, PathHash> claimed_;
  Monotonic now_{};
  std::size_t read_ = 0;  ///< datagrams, in this turn
  std::atomic<bool> stopping_{false};
  std::thread thread_;
};

}  // namespace visavis::relay
