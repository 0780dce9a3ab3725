// A synthetic WebRTC client: makes calls through a server, sends media both ways, and prints what
// it measured as one line of JSON.
#include <CLI/CLI.hpp>
#include <boost/json.hpp>
#include <exception>
#include <iostream>
#include <sys/resource.h>

#include "load.h"

namespace visavis::bench {
namespace {

boost::json::object to_json(const LoadPlan& plan, const LoadReport& report) {
  const Tally& tally = report.tally;
  const auto lost = static_cast<double>(tally.sent) - static_cast<double>(tally.received);
  const double cores = report.server_cpu_s / report.measured_s;
  return {
      {"calls", plan.calls},
      {"setup_s", report.setup_s},
      {"measured_s", report.measured_s},
      {"srtp_profile", report.srtp_profile},
      {"server_cpu_s", report.server_cpu_s},
      {"server_cores", cores},
      {"calls_per_core", plan.calls / cores},
      {"client_cores", report.client_cpu_s / report.measured_s},
      {"other_cores",
       (report.machine_cpu_s - report.server_cpu_s - report.client_cpu_s) / report.measured_s},
      {"packets_sent", tally.sent},
      {"packets_received", tally.received},
      {"loss", tally.sent == 0 ? 1.0 : lost / static_cast<double>(tally.sent)},
      {"received_mbit_per_s", static_cast<double>(tally.received_bytes) * 8e-6 / report.measured_s},
      {"delay_ms_p50", tally.delay.quantile_ms(0.5)},
      {"delay_ms_p99", tally.delay.quantile_ms(0.99)},
      {"delay_ms_max", tally.delay.longest_ms()},
      {"late_ms_p99", tally.lateness.quantile_ms(0.99)},
      {"rtcp_received", tally.rtcp_received},
      {"not_authentic", tally.not_authentic},
      {"unsent", tally.unsent}};
}

void allow_many_sockets() {
  rlimit limit{};
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

int run(int argc, char** argv) {
  CLI::App app{"Makes WebRTC calls through a server and measures them"};
  std::string server = "visavis";
  std::string socket;
  LoadPlan plan;
  bool paced = false;
  app.add_option("--server", server, "janus or visavis")
      ->check(CLI::IsMember({"janus", "visavis"}));
  app.add_option("--socket", socket, "The server's Unix socket")->required();
  app.add_option("--server-pid", plan.server, "Whose CPU time to measure")->required();
  app.add_option("--calls", plan.calls)->check(CLI::Range(1, 2000));
  app.add_option("--seconds", plan.measured_s)->check(CLI::Range(0.5, 600.0));
  app.add_option("--warm-seconds", plan.warm_s)->check(CLI::Range(0.0, 60.0));
  app.add_option("--video-bits", plan.media.video_bits_per_s, "A second and participant");
  app.add_option("--decrypt-every", plan.media.decrypt_every)->check(CLI::Range(1, 1000));
  app.add_flag("--paced", paced, "Three packets each 5 ms instead of a frame at once");
  CLI11_PARSE(app, argc, argv);
  if (paced) plan.media.packets_at_once = 3;

  allow_many_sockets();
  const auto peer = server == "janus" ? connect_janus(socket) : connect_relay_host(socket);
  const LoadReport report = Load{plan, *peer}.run();
  std::cout << boost::json::serialize(to_json(plan, report)) << std::endl;
  return 0;
}

}  // namespace
}  // namespace visavis::bench

int main(int argc, char** argv) {
  try {
    return visavis::bench::run(argc, argv);
  } catch (const std::exception& fault) {
    std::cerr << "webrtc_client: " << fault.what() << '\n';
    return 1;
  }
}
