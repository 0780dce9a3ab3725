#include "adapters/relay/relay_thread.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <pthread.h>
#include <sys/epoll.h>
#include <system_error>
#include <utility>

#include "adapters/relay/stun.h"
#include "base/check.h"

namespace visavis::relay {
namespace {

constexpr std::string_view thread_marks =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
static_assert(thread_marks.size() == threads_max);

// epoll data: TCP connections have their link number (32 bits); the others are beyond it.
constexpr std::uint64_t udp_data = 1ULL << 32;
constexpr std::uint64_t listener_data = 2ULL << 32;
constexpr std::uint64_t wakeup_data = 3ULL << 32;
constexpr std::uint64_t kind_mask = ~std::uint64_t{0} << 32;

// A flood on one socket must not starve the timers and the other sockets.
constexpr int batches_in_arow = 4;
// More is an attack or a leftover; the next check teaches again what is still in use.
constexpr std::size_t elsewhere_max = 16 * 1024;
constexpr std::size_t claimed_max = 1024;
constexpr int wait_max_ms = 1000;
// A rest for each datagram of a turn: longer turns make longer rests and these longer turns, once
// more than 20,000 come in a second (some 40 calls); below, a rest makes no turn longer.
constexpr std::chrono::microseconds rest_each{50};
constexpr std::chrono::microseconds rest_max{500};
// What the kernel may add to a sleep by itself (prctl(2), PR_SET_TIMERSLACK).
constexpr std::chrono::microseconds rest_min{100};

Monotonic clock_now() {
  return std::chrono::time_point_cast<Monotonic::duration>(std::chrono::steady_clock::now());
}

// RFC 8489, 5: of the two class bits, the upper one.
bool answers_a_check(Bytes datagram) { return (datagram[0] & 1) != 0; }

std::optional<std::size_t> thread_of_check(Bytes datagram) {
  const auto message = parse_stun(datagram);
  if (!message || message->kind != StunClass::request) return std::nullopt;
  return thread_of_ufrag(message->local_ufrag());
}

}  // namespace

std::optional<std::size_t> thread_of_ufrag(std::string_view ufrag) {
  const auto at = ufrag.empty() ? std::string_view::npos : thread_marks.find(ufrag.front());
  return at == std::string_view::npos ? std::nullopt : std::optional(at);
}

char ufrag_mark(std::size_t thread) { return thread_marks.at(thread); }

std::chrono::microseconds rest_after(std::size_t datagrams) {
  if (datagrams >= std::size_t{rest_max / rest_each}) return rest_max;
  const auto rest = static_cast<std::int64_t>(datagrams) * rest_each;
  return rest < rest_min ? std::chrono::microseconds{0} : rest;
}

RelayThread::RelayThread(std::size_t index, Sockets sockets, const DtlsContext& dtls,
                         const TransportLimits& limits, const app::RelayEventHandler& on_event,
                         app::MediaTap* tap)
    : index_(index),
      sockets_(std::move(sockets)),
      on_event_(on_event),
      epoll_(epoll_create1(EPOLL_CLOEXEC)),
      core_(dtls, limits, *this, tap),
      tcp_(epoll_.get(), TcpLimits{}, *this) {
  if (epoll_.get() < 0) throw std::system_error(errno, std::system_category(), "epoll_create1");
  watch(wakeup_.fd(), wakeup_data);
  for (std::size_t i = 0; i < sockets_.udp.size(); ++i) watch(sockets_.udp[i]->fd(), udp_data | i);
  for (const auto& listener : sockets_.listeners)
    watch(listener.get(), listener_data | static_cast<std::uint32_t>(listener.get()));
}

RelayThread::~RelayThread() { stop(); }

void RelayThread::watch(int fd, std::uint64_t data) {
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.u64 = data;
  if (epoll_ctl(epoll_.get(), EPOLL_CTL_ADD, fd, &event) != 0)
    throw std::system_error(errno, std::system_category(), "epoll_ctl");
}

void RelayThread::meet(const std::vector<std::unique_ptr<RelayThread>>& threads) {
  if (peers_.empty()) peers_.resize(threads.size());
  for (std::size_t other = 0; other < threads.size(); ++other) {
    if (other == index_) continue;
    RelayThread& thread = *threads[other];
    if (thread.peers_.empty()) thread.peers_.resize(threads.size());
    peers_[other].to_me = std::make_unique<HandOverRing>();
    peers_[other].wakeup = &thread.wakeup_;
    thread.peers_[index_].to_them = peers_[other].to_me.get();
  }
}

void RelayThread::start() {
  thread_ = std::thread([this] { run(); });
  pthread_setname_np(thread_.native_handle(), ("relay-" + std::to_string(index_)).c_str());
}

void RelayThread::stop() {
  if (!thread_.joinable()) return;
  stopping_.store(true);
  wakeup_.signal();
  thread_.join();
}

void RelayThread::post(Command command) {
  commands_.push(std::move(command));
  wakeup_.signal();
}

void RelayThread::run() {
  std::array<epoll_event, 64> events;  // NOLINT: written, then read
  while (!stopping_.load(std::memory_order_relaxed)) {
    const int count =
        epoll_wait(epoll_.get(), events.data(), static_cast<int>(events.size()), wait_ms());
    now_ = clock_now();
    read_ = 0;
    for (int i = 0; i < count; ++i)
      on_ready(events[static_cast<std::size_t>(i)].data.u64,
               events[static_cast<std::size_t>(i)].events);
    core_.advance(now_);
    tcp_.advance(now_);
    flush();
    if (const auto rest = rest_after(read_); rest.count() > 0) std::this_thread::sleep_for(rest);
  }
}

int RelayThread::wait_ms() const {
  int wait = wait_max_ms;
  if (const auto due = core_.deadline()) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(*due - clock_now()).count();
    wait = static_cast<int>(std::clamp<std::int64_t>(left, 0, wait_max_ms));
  }
  return wait;
}

void RelayThread::on_ready(std::uint64_t data, std::uint32_t events) {
  const auto low = static_cast<std::uint32_t>(data);
  switch (data & kind_mask) {
    case wakeup_data:
      wakeup_.acknowledge();
      run_commands();
      for (std::size_t from = 0; from < peers_.size(); ++from) take_hand_overs(from);
      break;
    case udp_data:
      read_udp(*sockets_.udp[low]);
      break;
    case listener_data:
      tcp_.accept_all(static_cast<int>(low), now_);
      break;
    default:
      tcp_.on_epoll(Link{low}, events, now_);
      break;
  }
}

void RelayThread::run_commands() {
  commands_.drain([this](Command& command) { command(core_, now_); });
}

// Commands come between reading and acting: whoever sent a datagram because of what a command's
// author said (credentials, for one) is then known when it is looked at.
void RelayThread::read_udp(UdpSocket& socket) {
  for (int batch = 0; batch < batches_in_arow; ++batch) {
    const std::size_t count = socket.receive();
    if (count == 0) return;
    read_ += count;
    run_commands();
    for (std::size_t i = 0; i < count; ++i) {
      const auto datagram = socket.received(i);
      receive(datagram.path, datagram.buffer, datagram.size);
    }
    flush();
    if (count < UdpSocket::batch_max) return;
  }
}

void RelayThread::receive(const Path& path, MutableBytes buffer, std::size_t size) {
  if (peers_.size() > 1) {
    const Bytes datagram(buffer.first(size));
    if (const auto owner = owner_elsewhere(path, datagram))
      return hand_over(*owner, path, datagram);
  }
  core_.receive(path, buffer, size, now_);
}

std::optional<std::size_t> RelayThread::owner_elsewhere(const Path& path, Bytes datagram) {
  if (looks_like_stun(datagram) && !answers_a_check(datagram)) {
    const auto owner = thread_of_check(datagram);
    if (!owner || *owner == index_) return std::nullopt;
    // A forged check must not draw away what is known to belong to somebody.
    if (elsewhere_.contains(path) || core_.knows(path)) return owner;
    if (claimed_.size() >= claimed_max) claimed_.clear();
    claimed_[path] = *owner;
    return owner;
  }
  if (const auto found = elsewhere_.find(path); found != elsewhere_.end()) return found->second;
  if (claimed_.empty() || core_.knows(path)) return std::nullopt;
  const auto found = claimed_.find(path);
  return found == claimed_.end() ? std::nullopt : std::optional(found->second);
}

HandOver* RelayThread::slot_for(std::size_t thread, HandOver::Kind kind, const Path& path) {
  HandOver* slot =
      thread < peers_.size() && thread != index_ ? peers_[thread].to_them->free_slot() : nullptr;
  if (slot == nullptr) {
    core_.count_dropped(1);
    return nullptr;
  }
  slot->kind = kind;
  slot->path = path;
  slot->size = 0;
  peers_[thread].to_wake = true;
  return slot;
}

void RelayThread::hand_over(std::size_t thread, const Path& path, Bytes datagram) {
  HandOver* slot = slot_for(thread, HandOver::Kind::datagram, path);
  if (slot == nullptr) return;
  std::ranges::copy(datagram, slot->bytes.begin());
  slot->size = datagram.size();
  peers_[thread].to_them->push();
}

void RelayThread::take_hand_overs(std::size_t from) {
  if (from == index_) return;
  HandOverRing& ring = *peers_[from].to_me;
  std::size_t waiting = ring.waiting();
  if (waiting == 0) return;
  run_commands();
  for (; waiting > 0; --waiting) {
    take(ring.front(), from);
    ring.pop();
  }
}

void RelayThread::take(HandOver& handed, std::size_t from) {
  switch (handed.kind) {
    case HandOver::Kind::learn:
      if (elsewhere_.size() >= elsewhere_max) elsewhere_.clear();
      elsewhere_[handed.path] = from;
      claimed_.erase(handed.path);
      break;
    case HandOver::Kind::connection:
      tcp_.adopt(handed.path.remote, std::move(handed.connection),
                 Bytes(handed.bytes).first(handed.size), now_);
      break;
    case HandOver::Kind::datagram: {
      const bool check = looks_like_stun(Bytes(handed.bytes).first(handed.size));
      core_.receive(handed.path, handed.bytes, handed.size, now_);
      // Only what was authenticated is taught, and again with every check, should a lesson be lost.
      if (check && core_.knows(handed.path) &&
          slot_for(from, HandOver::Kind::learn, handed.path) != nullptr)
        peers_[from].to_them->push();
      break;
    }
  }
}

void RelayThread::flush() {
  std::uint64_t unsent = 0;
  for (const auto& socket : sockets_.udp) {
    socket->flush();
    unsent += socket->take_unsent();
  }
  tcp_.flush(now_);
  unsent += tcp_.take_unsent();
  if (unsent > 0) core_.count_dropped(unsent);
  for (Peer& peer : peers_)
    if (std::exchange(peer.to_wake, false)) peer.wakeup->signal();
}

MutableBytes RelayThread::room(const Path& to, std::size_t size_max) {
  if (is_tcp(to.link)) return tcp_.room(to, size_max);
  return sockets_.udp[static_cast<std::uint32_t>(to.link)]->room(size_max);
}

void RelayThread::commit(const Path& to, std::size_t size) {
  if (is_tcp(to.link)) return tcp_.commit(to, size);
  sockets_.udp[static_cast<std::uint32_t>(to.link)]->commit(to, size);
}

void RelayThread::path_bound(const Path& path) {
  if (is_tcp(path.link)) tcp_.proven(path);
  // A path that was another thread's is ours now.
  elsewhere_.erase(path);
  claimed_.erase(path);
}

void RelayThread::path_unbound(const Path& path) {
  if (is_tcp(path.link)) tcp_.close(path);
}

void RelayThread::event(const app::RelayEvent& event) {
  if (on_event_) on_event_(event);
}

bool RelayThread::is_ours(Bytes first_datagram) {
  const auto owner = thread_of_check(first_datagram);
  return !owner || *owner == index_ || *owner >= peers_.size();
}

void RelayThread::tcp_datagram(const Path& path, Bytes datagram) {
  alignas(16) std::array<std::uint8_t, buffer_size> buffer;  // NOLINT: written, then read
  std::ranges::copy(datagram, buffer.begin());
  core_.receive(path, buffer, datagram.size(), now_);
}

void RelayThread::tcp_closed(const Path& path) { core_.path_closed(path, now_); }

void RelayThread::give_up(const Endpoint& remote, FileDescriptor connection, Bytes read) {
  const auto first = read.subspan(2, read_u16(read, 0));
  const auto owner = thread_of_check(first);
  HandOver* slot = owner ? slot_for(*owner, HandOver::Kind::connection, {remote, {}, {}}) : nullptr;
  if (slot == nullptr) return;
  CHECK(read.size() <= slot->bytes.size());
  std::ranges::copy(read, slot->bytes.begin());
  slot->size = read.size();
  slot->connection = std::move(connection);
  peers_[*owner].to_them->push();
}

void RelayThread::tcp_read() { run_commands(); }

}  // namespace visavis::relay
