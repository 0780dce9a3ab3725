#pragma once

#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "adapters/keys/sqlite_account_keys.h"
#include "adapters/pictures/confined_reader.h"
#include "adapters/recorder/recorder.h"
#include "adapters/sqlite/sqlite_connection.h"
#include "adapters/vault/folder_lock.h"
#include "app/evidence/call_stills.h"
#include "app/evidence/evidence_finisher.h"
#include "app/evidence/evidence_reading.h"
#include "app/evidence/expire_evidence.h"
#include "app/evidence/growing_now.h"
#include "app/ports/call_recorder.h"
#include "app/verification/steps.h"
#include "main/config/config.h"
#include "main/evidence_vault.h"
#include "main/stills.h"

namespace visavis {

/// The evidence of calls: what records them, and what makes files of it that people look at, each
/// on a thread of its own with connections of its own. Steps come into the service as those of
/// another process do: by the log.
class Evidence final : public app::CallRecorder, private app::RecordingListener {
 public:
  /// Asks the browser behind a transport for a whole picture. From the recorder's thread.
  using AskForKeyFrame = std::function<void(app::TransportId, std::uint32_t ssrc)>;

  /// The config, clock and entropy must outlive it. Throws what the key, the vault and the stores
  /// throw, and std::runtime_error where a folder or a key store would be begun anew although the
  /// store knows what is in the one from before.
  Evidence(const sqlite::SqliteConfig& store, const config::Config& config, AskForKeyFrame ask,
           const app::Clock& clock, app::Entropy& entropy);
  /// No relay thread may be in tap() any more.
  ~Evidence() override;

  app::MediaTap& tap() { return recorder_; }
  app::EvidenceFiles& files() { return reading_; }
  app::StillKeeper& still_keeper() { return *still_keeper_; }
  /// Nothing more is finished; what grew is by the next process. From any thread.
  void stop();

  void begin(app::TransportId of, app::SentMedia media, const app::RecordedSide& side) override;
  void renegotiated(app::TransportId of, app::SentMedia media) override;
  void end(app::TransportId of) override;
  bool ready() const override { return ready_.load(std::memory_order_relaxed); }
  /// Pieces that are to be in the bucket, and are on the disk.
  std::size_t waiting() const { return mover_ ? mover_->waiting() : 0; }

 private:
  /// What a thread has for itself.
  struct Connections {
    Connections(const sqlite::SqliteConfig& store, const config::Config& config,
                const app::MasterKey& master, app::Entropy& entropy);
    sqlite::SqliteConnection store;
    keys::SqliteAccountKeys keys;
  };

  /// The master key is had once: a command that prints it may take its time.
  Evidence(const sqlite::SqliteConfig& store, const config::Config& config, app::MasterKey master,
           AskForKeyFrame ask, const app::Clock& clock, app::Entropy& entropy);

  void key_frame_wanted(app::TransportId of, std::uint32_t ssrc) override;
  void recording_fault(app::TransportId of, app::RecordingFault fault,
                       const std::string& what) override;
  void recording_ended(app::TransportId of, const app::RecordingTotals& totals) override;
  app::EvidencePlaces places(Connections& connections);
  void replay(const config::Config& config);
  void finish_files();
  void finish_what_grew();
  void finish_one(const app::EvidenceRecord& grown);
  void look_for_room();
  void erase_what_is_over();
  void erase_what_expired();

  const std::filesystem::path folder_;
  const KeptFor keep_;
  const Timestamp began_;
  const Monotonic began_steady_;
  const AskForKeyFrame ask_;
  const app::Clock& clock_;
  app::Entropy& entropy_;
  EvidenceVault vault_;
  vault::FolderLock alone_;
  Connections writing_, finishing_, photographing_;
  app::Steps steps_, still_steps_;
  app::EvidenceFinisher finisher_;
  app::EvidenceReading reading_;
  std::atomic<bool> ready_{true};

  app::GrowingNow growing_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::map<app::TransportId, std::unique_ptr<app::SideSink>> sinks_;
  bool ended_ = true;  ///< there may be something to finish
  bool stopping_ = false;
  // The finishing thread's.
  bool unfinished_ = false;                   ///< something has to be tried again
  std::map<EvidenceId, Monotonic> again_at_;  ///< what could not be finished: not before
  std::optional<Monotonic> expired_looked_;
  bool more_expired_ = false;
  Monotonic erase_again_at_ = {};  ///< after a failure

  std::unique_ptr<StillsThread> still_keeper_;  ///< outlives those that answer it
  pictures::ConfinedReader pictures_;
  app::CallStills stills_;
  recorder::Recorder recorder_;
  std::thread thread_;
  std::unique_ptr<EvidenceMover> mover_;  ///< nothing: there is no bucket
};

}  // namespace visavis
