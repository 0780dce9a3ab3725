#include "recorded_calls.h"

#include <fstream>
#include <iostream>
#include <stdexcept>
#include <utility>

#include "app/sealing/wrapped_key.h"

namespace visavis::bench {
namespace {

template <class T>
T taken(Result<T, app::VaultRefusal> result) {
  if (!result) throw std::runtime_error("the vault refuses");
  return std::move(result).value();
}

/// RFC 3550, section 5.1; 0: RTCP, by the packet types of RFC 5761, section 4.
std::size_t payload_bytes(Bytes packet) {
  if (packet.size() < 12 || (packet[1] >= 192 && packet[1] <= 223)) return 0;
  std::size_t at = 12 + 4 * std::size_t{packet[0] & 0x0fU};
  if ((packet[0] & 0x10U) != 0 && packet.size() >= at + 4)
    at += 4 + 4 * (std::size_t{packet[at + 2]} << 8U | packet[at + 3]);
  return packet.size() > at ? packet.size() - at : 0;
}

std::uintmax_t bytes_in(const std::filesystem::path& folder) {
  std::uintmax_t bytes = 0;
  for (const auto& one : std::filesystem::recursive_directory_iterator{folder})
    if (one.is_regular_file()) bytes += one.file_size();
  return bytes;
}

}  // namespace

/// One side's file.
class RecordedCalls::Sink final : public app::RecordingSink {
 public:
  Sink(vault::DiskVault& vault, app::Entropy& entropy) : vault_(vault), entropy_(entropy) {}

  void begin(const app::RecordingSegment&) override {
    finish();
    file_ = taken(vault_.grow(EvidenceId{entropy_.id_bytes()}, app::new_key(entropy_)));
  }
  void append(Bytes bytes) override { taken(file_->append(bytes)); }
  void sync() override { taken(file_->sync()); }
  void missed() override {}
  void finish() {
    if (file_) taken(file_->finish());
    file_.reset();
  }

 private:
  vault::DiskVault& vault_;
  app::Entropy& entropy_;
  std::unique_ptr<app::GrowingWriter> file_;
};

RecordedCalls::RecordedCalls(std::filesystem::path folder)
    : folder_(std::move(folder)), vault_(folder_ / "vault", entropy_), recorder_(*this) {}

RecordedCalls::~RecordedCalls() = default;

void RecordedCalls::media(app::TransportId from, Bytes packet, Monotonic now) {
  media_bytes_.fetch_add(payload_bytes(packet), std::memory_order_relaxed);
  recorder_.media(from, packet, now);
}

void RecordedCalls::begin(app::TransportId of, app::SentMedia media, bool keep_pictures) {
  auto& sink = sinks_[of];
  if (sink) return recorder_.renegotiated(of, std::move(media));
  {
    const std::scoped_lock lock(mutex_);
    ++running_;
  }
  sink = std::make_unique<Sink>(vault_, entropy_);
  recorder_.begin(of, std::move(media), *sink, keep_pictures);
}

void RecordedCalls::recording_fault(app::TransportId, app::RecordingFault,
                                    const std::string& what) {
  std::cerr << "recording: " << what << '\n';
  const std::scoped_lock lock(mutex_);
  ++faults_;
}

void RecordedCalls::recording_ended(app::TransportId of, const app::RecordingTotals& totals) {
  sinks_.at(of)->finish();
  const std::scoped_lock lock(mutex_);
  totals_ += totals;
  --running_;
  ended_.notify_all();
}

void RecordedCalls::end() {
  // Whoever only looked whether somebody listens.
  if (sinks_.empty()) return;
  for (const auto& [of, sink] : sinks_) recorder_.end(of);
  {
    std::unique_lock lock(mutex_);
    ended_.wait(lock, [this] { return running_ == 0; });
  }
  write_down();
  sinks_.clear();
}

/// Whole once it is there.
void RecordedCalls::write_down() const {
  const auto unfinished = folder_ / "recorded.part";
  {
    std::ofstream out{unfinished};
    out << R"({"media_bytes":)" << media_bytes_ << R"(,"disk_bytes":)"
        << bytes_in(folder_ / "vault") << R"(,"packets":)" << totals_.packets
        << R"(,"packets_lost":)" << totals_.packets_lost << R"(,"frames":)" << totals_.frames
        << R"(,"frames_lost":)" << totals_.frames_lost << R"(,"faults":)" << faults_ << "}\n";
  }
  std::filesystem::rename(unfinished, folder_ / "recorded.json");
}

}  // namespace visavis::bench
