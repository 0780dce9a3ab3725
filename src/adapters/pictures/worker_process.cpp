#include "adapters/pictures/worker_process.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

#include "adapters/pictures/exchange.h"
#include "adapters/pictures/worker.h"

namespace visavis::pictures {
namespace {

using Clock = std::chrono::steady_clock;

void must(int error) {
  if (error != 0) throw std::system_error(error, std::generic_category(), "a picture's process");
}

/// What a new process is given, and how it begins.
class Beginning {
 public:
  explicit Beginning(int socket) {
    must(::posix_spawn_file_actions_init(&files_));
    must(::posix_spawnattr_init(&attributes_));
    for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
      must(::posix_spawn_file_actions_addopen(&files_, standard, "/dev/null", O_RDWR, 0));
    must(::posix_spawn_file_actions_adddup2(&files_, socket, worker_descriptor));
    must(::posix_spawn_file_actions_addclosefrom_np(&files_, worker_descriptor + 1));
    sigset_t none;
    sigset_t all;
    ::sigemptyset(&none);
    ::sigfillset(&all);
    must(::posix_spawnattr_setsigmask(&attributes_, &none));
    must(::posix_spawnattr_setsigdefault(&attributes_, &all));
    must(::posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF));
  }
  ~Beginning() {
    ::posix_spawn_file_actions_destroy(&files_);
    ::posix_spawnattr_destroy(&attributes_);
  }
  Beginning(const Beginning&) = delete;
  Beginning& operator=(const Beginning&) = delete;

  int spawn(pid_t& id, std::vector<char*>& arguments) const {
    std::array<char*, 1> environment{nullptr};
    return ::posix_spawn(&id, arguments.front(), &files_, &attributes_, arguments.data(),
                         environment.data());
  }

 private:
  posix_spawn_file_actions_t files_{};
  posix_spawnattr_t attributes_{};
};

/// False: it took too long.
bool wait_for(int socket, short events, Clock::time_point until) {
  while (true) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
    if (left <= 0) return false;
    pollfd one{socket, events, 0};
    const int ready = ::poll(&one, 1, static_cast<int>(left));
    if (ready > 0) return true;
    if (ready < 0 && errno != EINTR) return false;
  }
}

/// False: it is gone, or took too long.
bool send_all(int socket, Bytes bytes, Clock::time_point until) {
  while (!bytes.empty()) {
    if (!wait_for(socket, POLLOUT, until)) return false;
    const ssize_t put = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (put < 0 && (errno == EAGAIN || errno == EINTR)) continue;
    if (put <= 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(put));
  }
  return true;
}

bool receive_all(int socket, MutableBytes into, Clock::time_point until) {
  while (!into.empty()) {
    if (!wait_for(socket, POLLIN, until)) return false;
    const ssize_t got = ::recv(socket, into.data(), into.size(), MSG_DONTWAIT);
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) continue;
    if (got <= 0) return false;
    into = into.subspan(static_cast<std::size_t>(got));
  }
  return true;
}

}  // namespace

WorkerProcess::WorkerProcess(const std::vector<std::string>& command) {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) must(errno);
  socket_ = ends[0];
  std::vector<char*> arguments;
  std::vector<std::string> texts = command;
  for (std::string& text : texts) arguments.push_back(text.data());
  arguments.push_back(nullptr);
  int error = 0;
  try {
    error = Beginning(ends[1]).spawn(id_, arguments);
  } catch (const std::system_error& failure) {
    error = failure.code().value();
  }
  ::close(ends[1]);
  if (error == 0) return;
  ::close(socket_);
  must(error);
}

WorkerProcess::~WorkerProcess() {
  ::close(socket_);
  ::kill(id_, SIGKILL);
  while (::waitpid(id_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

std::optional<std::vector<std::uint8_t>> WorkerProcess::ask(Bytes request,
                                                            std::chrono::milliseconds patience) {
  const auto until = Clock::now() + patience;
  // One that cannot be confined answers before it has read anything.
  send_all(socket_, request, until);
  std::array<std::uint8_t, length_bytes> length{};
  if (!receive_all(socket_, length, until)) return std::nullopt;
  const std::uint32_t size = read_u32(length, 0);
  if (size > message_bytes_max) return std::nullopt;
  std::vector<std::uint8_t> answer(size);
  if (!receive_all(socket_, answer, until)) return std::nullopt;
  return answer;
}

void WorkerProcess::cut() { ::shutdown(socket_, SHUT_RDWR); }

}  // namespace visavis::pictures
