#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "adapters/meet/answers.h"
#include "adapters/meet/http_transfers.h"
#include "adapters/meet/job.h"
#include "adapters/meet/meet_config.h"
#include "adapters/meet/service_account.h"
#include "app/ports/clock.h"

namespace visavis::meet {

/// Carries jobs out: each with a token of its organiser, which is asked for when it is needed, once
/// for all that wait for it, and kept until a minute before its end. A token that the API refuses
/// is asked for once more. For one thread, but for wake().
class MeetClient {
 public:
  /// The clock must outlive it. Throws std::runtime_error for credentials that cannot be read.
  MeetClient(const MeetConfig& config, const app::Clock& clock);

  void start(Job job);
  struct Ended {
    Job job;
    Answer answer;
  };
  /// What ended; the caller tells the jobs. Waits for it so long, or until wake().
  std::vector<Ended> wait(Duration patience);
  /// How many were started and have not ended.
  std::size_t in_flight() const { return jobs_.size(); }
  /// Whether there is one among them that a stop waits for.
  bool is_finishing() const;
  /// Any thread.
  void wake() { transfers_.wake(); }

  const ServiceAccount& account() const { return account_; }

 private:
  struct Running {
    Job job;
    std::string token;        ///< that it was sent with
    bool asked_anew = false;  ///< for another token
  };
  struct Kept {
    std::string text;
    Monotonic until;
  };
  void go_on(std::uint64_t number);
  void send(std::uint64_t number, const std::string& token);
  void ask_for_token(const std::string& organiser);
  void token_came(const std::string& organiser, const HttpReply& reply, std::vector<Ended>& ended);
  void reply_came(std::uint64_t number, HttpReply reply, std::vector<Ended>& ended);
  void end(std::uint64_t number, Answer answer, std::vector<Ended>& ended);

  const std::string api_url_;
  const app::Clock& clock_;
  const ServiceAccount account_;
  HttpTransfers transfers_;
  std::uint64_t last_number_ = 0;
  std::map<std::uint64_t, Running> jobs_;
  std::map<std::string, Kept> tokens_;                           ///< by organiser
  std::map<std::string, std::vector<std::uint64_t>> for_token_;  ///< jobs that wait for one
  std::map<std::uint64_t, std::string> token_transfers_;         ///< whose is asked for
};

}  // namespace visavis::meet
