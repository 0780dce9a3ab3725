#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

#include "base/bytes.h"

namespace visavis::pictures {

/// A worker, from its start to its end, and the socket to it. It has nothing of this process: no
/// other descriptor, no environment.
class WorkerProcess {
 public:
  /// The program and its arguments. Throws std::system_error when it cannot be started.
  explicit WorkerProcess(const std::vector<std::string>& command);
  /// Kills it, if it has not ended.
  ~WorkerProcess();
  WorkerProcess(const WorkerProcess&) = delete;
  WorkerProcess& operator=(const WorkerProcess&) = delete;

  /// What it answers to this, both with their lengths before them; the answer without. Nothing: it
  /// ended, answered more than a message may have, or took longer than this.
  std::optional<std::vector<std::uint8_t>> ask(Bytes request, std::chrono::milliseconds patience);
  /// From any thread: ask() gives nothing, at once.
  void cut();

  pid_t id() const { return id_; }

 private:
  int socket_ = -1;
  pid_t id_ = -1;
};

}  // namespace visavis::pictures
