#include "recording_kills/recording_process.h"

#include <algorithm>
#include <thread>
#include <unistd.h>

#include "adapters/recorder/recorder.h"
#include "adapters/recorder/sender_test.h"

#include "contracts/story.h"

namespace visavis {
namespace {

using contracts::numbered;

constexpr int sent_s = 60;  ///< longer than any process lives

struct Nobody final : app::RecordingListener {
  void key_frame_wanted(app::TransportId, std::uint32_t) override {}
  void recording_fault(app::TransportId, app::RecordingFault, const std::string& what) override {
    std::fprintf(stderr, "fault: %s\n", what.c_str());
    std::_Exit(1);
  }
  void recording_ended(app::TransportId, const app::RecordingTotals&) override {}
};

recorder::TestSender sender_of(unsigned seed) {
  recorder::TestSender sender{seed};
  sender.network = {.loss = 0.02, .jitter_ms = 40};
  sender.video(seed % 2 == 0 ? app::MediaCodec::vp8 : app::MediaCodec::h264, sent_s * 25);
  sender.audio(sent_s * 50);
  sender.reports(std::int64_t{sent_s} * 1'000'000);
  std::ranges::stable_sort(sender.arrivals, {}, &recorder::TestSender::Arrival::at_us);
  return sender;
}

}  // namespace

RecordingPlaces::RecordingPlaces(const std::filesystem::path& folder)
    : store({.file = folder / "store.sqlite"}),
      vault(folder / "vault", entropy),
      keys(folder / "keys", master_key_for_kills(), entropy) {}

void begin_call(const std::filesystem::path& folder) {
  RecordingPlaces open{folder};
  contracts::Story story{1, "eva"};
  open.store.together([&] {
    open.store.marketplaces().add_marketplace(contracts::a_marketplace(1), open.clock.now());
    (void)open.store.verifications().commit(story.begin());
  });
}

void record_until_killed(const std::filesystem::path& folder, unsigned seed, int pipe) {
  const auto sender = sender_of(seed);
  RecordingPlaces open{folder};
  app::GrowingNow growing;
  const auto v = open.store.verifications().verification(numbered<VerificationId>(1)).value();
  app::SideSink sink{{v.id, v.marketplace, v.account, numbered<CallId>(7), CallSide::applicant},
                     open.places(),
                     growing};
  Nobody nobody;
  recorder::Recorder recorder{nobody};
  const app::TransportId of{1};
  recorder.begin(of, recorder::TestSender::media(), sink, false);
  const auto began = open.clock.steady();
  for (const auto& arrival : sender.arrivals) {
    const auto at = began + std::chrono::microseconds{arrival.at_us};
    std::this_thread::sleep_until(std::chrono::steady_clock::time_point{at.time_since_epoch()});
    recorder.media(of, arrival.packet, open.clock.steady());
    if (::write(pipe, &arrival.at_us, sizeof arrival.at_us) < 0) break;
  }
  std::_Exit(1);  // It was to be killed.
}

}  // namespace visavis
