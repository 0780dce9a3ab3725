#include "adapters/keys/command_output.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <system_error>

namespace visavis::keys {
namespace {

using Clock = std::chrono::steady_clock;

std::string could_not(const char* what, int error) {
  return std::string{"could not be "} + what + ": " + std::generic_category().message(error);
}

/// The shell in a group of its own, with `output` for its standard output. 0, or an error's number.
int start_shell(const std::string& command, int output, pid_t& child) {
  posix_spawn_file_actions_t files;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&files);
  posix_spawnattr_init(&attributes);
  posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&files, output, STDOUT_FILENO);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  std::string shell = "sh", option = "-c", text = command;
  const std::array<char*, 4> arguments{shell.data(), option.data(), text.data(), nullptr};
  const int error =
      ::posix_spawn(&child, "/bin/sh", &files, &attributes, arguments.data(), ::environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&files);
  return error;
}

/// False: the time is over.
bool read_until(int pipe, Clock::time_point deadline, SecretText& output) {
  while (!output.full()) {
    const auto left = std::chrono::ceil<Duration>(deadline - Clock::now());
    if (left.count() <= 0) return false;
    pollfd waiting{.fd = pipe, .events = POLLIN, .revents = 0};
    if (::poll(&waiting, 1, static_cast<int>(left.count())) <= 0) continue;
    if (output.read_some(pipe) == 0) return true;
  }
  return true;
}

std::optional<std::string> verdict_on(int status, bool in_time) {
  if (!in_time) return "did not end in time, and was stopped";
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return std::nullopt;
  if (WIFEXITED(status)) return "ended with " + std::to_string(WEXITSTATUS(status));
  return "was ended by signal " + std::to_string(WTERMSIG(status));
}

/// Waits for the child, and kills its group when the time is over, or when nobody reads it any
/// more.
std::optional<std::string> wait_for(pid_t child, bool in_time, Clock::time_point deadline) {
  int status = 0;
  while (in_time && ::waitpid(child, &status, WNOHANG) == 0) {
    in_time = Clock::now() < deadline;
    ::poll(nullptr, 0, 5);
  }
  if (!in_time) {
    ::kill(-child, SIGKILL);
    ::waitpid(child, &status, 0);
  }
  return verdict_on(status, in_time);
}

}  // namespace

std::optional<std::string> run_command(const std::string& command, Duration patience,
                                       SecretText& output) {
  const auto deadline = Clock::now() + patience;
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return could_not("read", errno);
  std::optional<Descriptor> mine{ends[0]}, theirs{ends[1]};
  pid_t child = 0;
  if (const int error = start_shell(command, theirs->number(), child); error != 0)
    return could_not("started", error);
  theirs.reset();
  const bool in_time = read_until(mine->number(), deadline, output);
  // Whoever prints more than a key ends now.
  mine.reset();
  return wait_for(child, in_time, deadline);
}

}  // namespace visavis::keys
