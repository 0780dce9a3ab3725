#include "main/evidence.h"

#include <spdlog/spdlog.h>

#include "adapters/keys/tombstone_file.h"
#include "adapters/pictures/worker.h"
#include "adapters/recorder/finish.h"
#include "app/evidence/erase_account.h"
#include "main/evidence_places.h"
#include "main/evidence_start.h"

namespace visavis {
namespace {

/// How often what was left is looked for, and the room on the disk.
constexpr std::chrono::seconds look_every{5};
constexpr std::chrono::minutes try_again_after{1};
constexpr std::chrono::minutes expire_every{10};
/// A clock that went so far by itself was set, and what it says of ages is not to be erased by.
constexpr std::chrono::hours clock_drift_max{24};
constexpr std::size_t erase_at_once = 100;

Result<app::FinishedFile, RecordingLoss> finish_file(app::RecordingSource& from,
                                                     const std::function<void(Bytes)>& to) {
  const auto finished = recorder::finish(from, to);
  if (finished) return app::FinishedFile{finished->container, finished->duration};
  switch (finished.error()) {
    case recorder::Unfinishable::no_file:
      return refuse(RecordingLoss::unreadable);
    case recorder::Unfinishable::no_media:
      return refuse(RecordingLoss::nothing_received);
    case recorder::Unfinishable::too_large:
      break;
  }
  return refuse(RecordingLoss::cannot_be_played);
}

void check_places(const sqlite::SqliteConfig& store, const config::Config& config) {
  sqlite::SqliteConnection connection{store};
  refuse_new_places(connection.evidence(), config.evidence_path, keys_path(config));
  make_folder_of_keys(keys_path(config));
}

}  // namespace

Evidence::Connections::Connections(const sqlite::SqliteConfig& store, const config::Config& config,
                                   const app::MasterKey& master, app::Entropy& entropy)
    : store(store), keys(keys_path(config), app::MasterKey{master.key().copy()}, entropy) {}

Evidence::Evidence(const sqlite::SqliteConfig& store, const config::Config& config,
                   AskForKeyFrame ask, const app::Clock& clock, app::Entropy& entropy)
    : Evidence(store, config, (check_places(store, config), master_key(config)), std::move(ask),
               clock, entropy) {}

Evidence::Evidence(const sqlite::SqliteConfig& store, const config::Config& config,
                   app::MasterKey master, AskForKeyFrame ask, const app::Clock& clock,
                   app::Entropy& entropy)
    : folder_(config.evidence_path),
      keep_(config::kept_for(config)),
      began_(clock.now()),
      began_steady_(clock.steady()),
      ask_(std::move(ask)),
      clock_(clock),
      entropy_(entropy),
      vault_(config, entropy),
      alone_(folder_),
      writing_(store, config, master, entropy),
      finishing_(store, config, master, entropy),
      photographing_(store, config, master, entropy),
      steps_(finishing_.store.verifications(), finishing_.store.marketplaces(), clock,
             {config.policy}),
      still_steps_(photographing_.store.verifications(), photographing_.store.marketplaces(), clock,
                   {config.policy}),
      finisher_(places(finishing_), steps_, finish_file),
      reading_(vault_.vault(), std::make_unique<keys::SqliteAccountKeys>(
                                   keys_path(config), std::move(master), entropy)),
      pictures_({.command = {"/proc/self/exe", pictures::worker_command}}),
      stills_(
          [this](app::TransportId of, app::CallStills::OnVideo on_done) {
            recorder_.pictures_now(of, std::move(on_done));
          },
          pictures_, clock),
      recorder_(*this) {
  still_keeper_ = std::make_unique<StillsThread>(places(photographing_), still_steps_, growing_,
                                                 pictures_, stills_);
  replay(config);
  look_for_room();
  thread_ = std::thread{[this] { finish_files(); }};
  if (vault_.movable() != nullptr) mover_ = std::make_unique<EvidenceMover>(store, vault_);
}

Evidence::~Evidence() { stop(); }

void Evidence::stop() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  still_keeper_->stop();
  // What waits for the bucket does not any more.
  if (mover_) mover_->stop();
  if (thread_.joinable()) thread_.join();
}

app::EvidencePlaces Evidence::places(Connections& connections) {
  return {connections.store, connections.keys, vault_.vault(), entropy_, clock_};
}

/// What was restored may know accounts that were erased.
void Evidence::replay(const config::Config& config) {
  keys::TombstoneFile tombstones{tombstones_path(config)};
  const auto erased = app::replay_erasures(places(finishing_), steps_, tombstones);
  if (erased > 0)
    spdlog::warn("erased again what a restored key store had of erased accounts: {} keys", erased);
}

void Evidence::begin(app::TransportId of, app::SentMedia media, const app::RecordedSide& side) {
  auto sink = std::make_unique<app::SideSink>(side, places(writing_), growing_);
  auto& there = *sink;
  {
    const std::scoped_lock lock(mutex_);
    sinks_[of] = std::move(sink);
  }
  recorder_.begin(of, std::move(media), there, side.stills_are_taken());
  stills_.begin(of, side);
}

void Evidence::renegotiated(app::TransportId of, app::SentMedia media) {
  recorder_.renegotiated(of, std::move(media));
}

void Evidence::end(app::TransportId of) {
  stills_.end(of);
  recorder_.end(of);
}

/// Once this is stopped there may be nobody to ask.
void Evidence::key_frame_wanted(app::TransportId of, std::uint32_t ssrc) {
  const std::scoped_lock lock(mutex_);
  if (!stopping_) ask_(of, ssrc);
}

void Evidence::recording_fault(app::TransportId, app::RecordingFault fault,
                               const std::string& what) {
  spdlog::error("recording: {}: {}",
                fault == app::RecordingFault::sink ? "ended before the call" : "has a gap", what);
}

void Evidence::recording_ended(app::TransportId of, const app::RecordingTotals&) {
  std::unique_ptr<app::SideSink> sink;
  {
    const std::scoped_lock lock(mutex_);
    const auto found = sinks_.find(of);
    if (found == sinks_.end()) return;
    sink = std::move(found->second);
    sinks_.erase(found);
  }
  try {
    sink->finish();
  } catch (const std::exception& error) {
    spdlog::error("recording: its end is not saved: {}", error.what());
  }
  sink.reset();
  const std::scoped_lock lock(mutex_);
  ended_ = true;
  wake_.notify_all();
}

void Evidence::finish_files() {
  std::unique_lock lock{mutex_};
  while (!stopping_) {
    const bool ended = std::exchange(ended_, false);
    lock.unlock();
    if (ended || unfinished_) finish_what_grew();
    look_for_room();
    if (clock_.steady() >= erase_again_at_) erase_what_is_over();
    lock.lock();
    const auto pause = more_expired_ ? std::chrono::seconds{0} : look_every;
    wake_.wait_for(lock, pause, [this] { return ended_ || stopping_; });
  }
}

void Evidence::finish_what_grew() {
  unfinished_ = false;
  try {
    for (const auto& grown : finishing_.store.evidence().growing_evidence()) {
      if (growing_.has(grown.id)) continue;
      {
        const std::scoped_lock lock(mutex_);
        if (stopping_) return;
      }
      look_for_room();
      finish_one(grown);
    }
  } catch (const std::exception& error) {
    spdlog::error("recordings are not finished, and are tried again: {}", error.what());
    unfinished_ = true;
  }
}

/// One that cannot be finished now keeps nothing waiting that is behind it.
void Evidence::finish_one(const app::EvidenceRecord& grown) {
  const auto again = again_at_.find(grown.id);
  unfinished_ = unfinished_ || again != again_at_.end();
  if (again != again_at_.end() && clock_.steady() < again->second) return;
  try {
    finisher_.finish(grown);
    again_at_.erase(grown.id);
  } catch (const std::exception& error) {
    spdlog::error("a recording is not finished, and is tried again: {}", error.what());
    again_at_[grown.id] = clock_.steady() + try_again_after;
    unfinished_ = true;
  }
}

/// A bucket that is out of reach is asked again after a while.
void Evidence::erase_what_is_over() {
  more_expired_ = false;
  try {
    (void)app::erase_withdrawn(places(finishing_), steps_, erase_at_once);
    erase_what_expired();
  } catch (const std::exception& error) {
    erase_again_at_ = clock_.steady() + try_again_after;
    spdlog::error("evidence is not erased, and is tried again: {}", error.what());
  }
}

/// A few at a time; once there are no more, not for a while.
void Evidence::erase_what_expired() {
  if (expired_looked_ && clock_.steady() - *expired_looked_ < expire_every) return;
  if (std::chrono::abs((clock_.now() - began_) - (clock_.steady() - began_steady_)) >
      clock_drift_max) {
    expired_looked_ = clock_.steady();
    spdlog::error("the clock was set by more than a day: nothing expires until a restart");
    return;
  }
  const auto now = clock_.now();
  const auto erased = app::expire_evidence(
      places(finishing_), steps_, {now - keep_.verified, now - keep_.other, now - keep_.documents},
      erase_at_once);
  more_expired_ = erased == erase_at_once;
  if (!more_expired_) expired_looked_ = clock_.steady();
}

/// Before a disk is full, no call begins that has to be recorded.
void Evidence::look_for_room() {
  std::error_code error;
  const auto space = std::filesystem::space(folder_, error);
  const bool room = !error && space.available >= evidence_room_min;
  if (ready_.exchange(room) == room) return;
  if (room)
    spdlog::info("there is room for recordings again in {}", folder_.string());
  else
    spdlog::error("no room for recordings in {}: no call begins that is to be recorded",
                  folder_.string());
}

}  // namespace visavis
