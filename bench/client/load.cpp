#include "load.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <sys/epoll.h>
#include <system_error>
#include <time.h>
#include <unistd.h>

#include "clock.h"

namespace visavis::bench {
namespace {

constexpr std::int64_t tick_ns = ns_per_ms;
constexpr std::int64_t connect_timeout_ns = 20 * ns_per_s;

double cpu_seconds(pid_t process) {
  clockid_t clock = 0;
  if (clock_getcpuclockid(process, &clock) != 0)
    throw std::runtime_error("no such process: " + std::to_string(process));
  return static_cast<double>(clock_ns(clock)) / 1e9;
}

/// What all processes have worked, those among it that ended and were waited for. (The machine's
/// own counters are sampled by the timer tick, and so blind to a load that follows a clock.)
double machine_cpu_seconds() {
  double ticks = 0;
  for (const auto& entry : std::filesystem::directory_iterator{"/proc"}) {
    const std::string name = entry.path().filename();
    if (name.find_first_not_of("0123456789") != std::string::npos) continue;
    std::ifstream file{entry.path() / "stat"};
    std::string text;
    if (!std::getline(file, text)) continue;
    const std::size_t name_end = text.rfind(')');  // The name may contain anything.
    if (name_end == std::string::npos) continue;
    std::istringstream fields{text.substr(name_end + 2)};
    std::string skipped;
    for (int field = 3; field < 14; ++field) fields >> skipped;
    for (int field = 14; field < 18; ++field) {  // utime stime cutime cstime
      double value = 0;
      fields >> value;
      ticks += value;
    }
  }
  return ticks / static_cast<double>(sysconf(_SC_CLK_TCK));
}

}  // namespace

Load::Load(const LoadPlan& plan, Peer& peer)
    : plan_(plan), peer_(peer), epoll_(epoll_create1(EPOLL_CLOEXEC)) {
  if (epoll_ < 0) throw std::system_error(errno, std::generic_category(), "epoll");
}

LoadReport Load::run() {
  const std::int64_t begun_ns = monotonic_ns();
  make_calls();
  wait_until_connected();
  const std::int64_t connected_ns = monotonic_ns();
  report_.setup_s = static_cast<double>(connected_ns - begun_ns) / 1e9;
  report_.srtp_profile = participants_.front()->connection().srtp_profile();
  for (auto& participant : participants_) participant->start_media(connected_ns);
  run_for(plan_.warm_s);

  Tally& tally = report_.tally;
  tally.lateness.clear();
  tally.rtcp_received = tally.unsent = tally.not_authentic = 0;
  const double machine_before_s = machine_cpu_seconds();
  const std::int64_t opened_ns = monotonic_ns();
  const double server_before_s = cpu_seconds(plan_.server);
  const double client_before_s = cpu_seconds(0);
  for (auto& participant : participants_) participant->open_window();
  run_for(plan_.measured_s);
  for (auto& participant : participants_) participant->close_window();
  report_.server_cpu_s = cpu_seconds(plan_.server) - server_before_s;
  report_.client_cpu_s = cpu_seconds(0) - client_before_s;
  report_.measured_s = static_cast<double>(monotonic_ns() - opened_ns) / 1e9;
  report_.machine_cpu_s = machine_cpu_seconds() - machine_before_s;

  for (auto& participant : participants_) participant->stop_media();
  run_for(0.5);  // What is still on its way counts as received, with its delay.
  return report_;
}

void Load::make_calls() {
  for (unsigned call = 0; call < plan_.calls; ++call) {
    for (int side = 0; side < 2; ++side) {
      auto& participant = participants_.emplace_back(
          std::make_unique<Participant>(identity_, random_, plan_.media, report_.tally));
      epoll_event event{};
      event.events = EPOLLIN;
      event.data.ptr = participant.get();
      if (epoll_ctl(epoll_, EPOLL_CTL_ADD, participant->connection().socket(), &event) != 0)
        throw std::system_error(errno, std::generic_category(), "epoll_ctl");
    }
    Participant& a = *participants_[participants_.size() - 2];
    Participant& b = *participants_.back();
    a.meet(b);
    b.meet(a);
    const std::string answer = b.answer(peer_.forward_offer(call, a.offer()));
    step();
    a.take_answer(peer_.forward_answer(call, answer));
    peer_.join(call);
    step();
  }
}

void Load::wait_until_connected() {
  const std::int64_t deadline_ns = monotonic_ns() + connect_timeout_ns;
  const auto connected = [](const auto& one) { return one->connection().connected(); };
  while (!std::all_of(participants_.begin(), participants_.end(), connected)) {
    step();
    for (const auto& participant : participants_) {
      const std::string failure = participant->connection().failure();
      if (!failure.empty()) throw std::runtime_error("DTLS: " + failure);
    }
    if (monotonic_ns() < deadline_ns) continue;
    const auto count = std::count_if(participants_.begin(), participants_.end(), connected);
    throw std::runtime_error("connected in time: " + std::to_string(count) + " of " +
                             std::to_string(participants_.size()));
  }
}

void Load::run_for(double seconds) {
  const std::int64_t end_ns = monotonic_ns() + static_cast<std::int64_t>(seconds * 1e9);
  while (monotonic_ns() < end_ns) step();
  peer_.drain();
}

void Load::step() {
  const std::int64_t now_ns = monotonic_ns();
  if (next_tick_ns_ > now_ns) {
    timespec until{};
    until.tv_sec = next_tick_ns_ / ns_per_s;
    until.tv_nsec = next_tick_ns_ % ns_per_s;
    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, nullptr);
  }
  const std::int64_t tick_at_ns = monotonic_ns();
  next_tick_ns_ = tick_at_ns - tick_at_ns % tick_ns + tick_ns;
  for (auto& participant : participants_) {
    participant->connection().tick(tick_at_ns);
    participant->send_due(tick_at_ns, sending_);
  }
  std::array<epoll_event, 256> ready{};
  const int count = epoll_wait(epoll_, ready.data(), static_cast<int>(ready.size()), 0);
  for (int i = 0; i < count; ++i)
    static_cast<Participant*>(ready[static_cast<std::size_t>(i)].data.ptr)->receive(receiving_);
}

}  // namespace visavis::bench
