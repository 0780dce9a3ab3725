#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <sys/resource.h>
#include <sys/types.h>
#include <thread>
#include <vector>

#include "fakes/raw_client.h"

namespace visavis::program {

/// What a subcommand did.
struct Finished {
  int code = -1;
  std::string out, err;
};

/// A process of the real program. It is killed with its object, unless it has ended.
class Process {
 public:
  /// `descriptors`: how many files it may have open.
  Process(const std::vector<std::string>& arguments, const std::string& input = "",
          std::optional<rlimit> descriptors = {});
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  pid_t id() const { return id_; }
  void signal(int number) const;
  /// Waits for its end.
  Finished wait();
  bool ended();
  /// What it has written to standard error so far.
  std::string err();

 private:
  void read_from(int descriptor, std::string& to);

  pid_t id_ = -1;
  int status_ = 0;
  bool waited_ = false;
  std::mutex mutex_;
  std::string out_, err_;
  std::thread out_reader_, err_reader_;
};

/// A folder with a configuration, and what an operator does there.
class Installation {
 public:
  Installation();
  ~Installation();
  Installation(const Installation&) = delete;
  Installation& operator=(const Installation&) = delete;

  std::filesystem::path store() const { return folder / "visavis.sqlite"; }
  /// The same with an ending: "-wal", ".head".
  std::filesystem::path beside(const std::string& ending) const {
    return store().string() + ending;
  }
  Finished command(std::vector<std::string> arguments, const std::string& input = "") const;
  /// Makes the first marketplace, and with it the store.
  void set_up();
  /// Until it answers, or has ended.
  void serve(std::vector<std::string> more = {});
  Process& service() { return *service_; }
  /// SIGTERM, until the end.
  Finished stop();

  fakes::RawResponse ask(const std::string& line, const std::string& body = "") const;
  /// The status of POST /v1/verifications for an account of its own.
  int create();
  int ready() const;
  /// Runs `sql` with a connection of another program.
  void execute(const std::string& sql) const;
  std::int64_t count(const std::string& table) const;
  std::size_t logged(const std::string& words) { return occurrences(service().err(), words); }

  static std::size_t occurrences(const std::string& text, const std::string& words);

  std::filesystem::path folder;
  std::optional<rlimit> descriptors;  ///< that its processes may have
  std::string key;
  std::uint16_t port = 0;
  std::uint16_t operators_port = 0;

 private:
  std::optional<Process> service_;
  int accounts_ = 0;
};

/// Waits until it is so; false after 20 seconds.
template <class Condition>
bool eventually(Condition condition) {
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds{20};
  while (!condition()) {
    if (std::chrono::steady_clock::now() > until) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds{20});
  }
  return true;
}

}  // namespace visavis::program
