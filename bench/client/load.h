#pragma once

#include <memory>
#include <string>
#include <sys/types.h>
#include <vector>

#include "participant.h"
#include "peer.h"

namespace visavis::bench {

struct LoadPlan {
  unsigned calls = 1;
  double warm_s = 1;
  double measured_s = 5;
  pid_t server = 0;
  MediaPlan media;
};

struct LoadReport {
  double setup_s = 0;  ///< all calls, one after the other, until all are connected
  double measured_s = 0;
  double server_cpu_s = 0;  ///< user and system, all threads, while measuring
  double client_cpu_s = 0;
  double machine_cpu_s = 0;  ///< all processes, these two among them
  std::string srtp_profile;
  Tally tally;
};

/// Makes all calls through the peer, lets media flow, measures. One thread: a tick every
/// millisecond sends what is due and reads what came, so both directions go in batches. Throws
/// when a call cannot be made.
class Load {
 public:
  Load(const LoadPlan& plan, Peer& peer);
  LoadReport run();

 private:
  void make_calls();
  void wait_until_connected();
  void step();
  void run_for(double seconds);

  const LoadPlan& plan_;
  Peer& peer_;
  Identity identity_;
  std::mt19937_64 random_{1};
  LoadReport report_;
  std::vector<std::unique_ptr<Participant>> participants_;
  SendBatch sending_;
  ReceiveBatch receiving_;
  int epoll_;
  std::int64_t next_tick_ns_ = 0;
};

}  // namespace visavis::bench
