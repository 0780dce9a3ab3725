#pragma once

#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>

#include "adapters/recorder/recorder.h"
#include "adapters/system/system_entropy.h"
#include "adapters/vault/disk_vault.h"

namespace visavis::bench {

/// What a service does with the media of calls that it records, without store and account keys,
/// which have nothing to do for each packet: the recorder on its thread, the vault on the disk.
class RecordedCalls final : private app::RecordingListener, private app::MediaTap {
 public:
  explicit RecordedCalls(std::filesystem::path folder);
  ~RecordedCalls() override;

  app::MediaTap& tap() { return *this; }
  /// Described again: it goes on.
  void begin(app::TransportId of, app::SentMedia media, bool keep_pictures);
  /// Of all: waits until everything is written, and says what became of it in
  /// <folder>/recorded.json.
  void end();

 private:
  class Sink;

  void media(app::TransportId from, Bytes packet, Monotonic now) override;
  void key_frame_wanted(app::TransportId, std::uint32_t) override {}
  void recording_fault(app::TransportId of, app::RecordingFault fault,
                       const std::string& what) override;
  void recording_ended(app::TransportId of, const app::RecordingTotals& totals) override;
  void write_down() const;

  const std::filesystem::path folder_;
  system::SystemEntropy entropy_;
  vault::DiskVault vault_;
  std::map<app::TransportId, std::unique_ptr<Sink>> sinks_;
  std::atomic<std::uint64_t> media_bytes_ = 0;  ///< payloads of RTP that came
  mutable std::mutex mutex_;
  std::condition_variable ended_;
  std::size_t running_ = 0;
  std::uint64_t faults_ = 0;
  app::RecordingTotals totals_;
  recorder::Recorder recorder_;  ///< last: its thread uses the rest
};

}  // namespace visavis::bench
