#pragma once

#include "adapters/meet/meet_rooms.h"
#include "adapters/sqlite/sqlite_connection.h"
#include "adapters/sqlite/sqlite_meetings.h"
#include "app/ports/outbox_sender.h"
#include "app/verification/steps.h"
#include "main/config/config.h"

namespace visavis {

/// How Google Meet is asked, by the configuration. Reads the key; throws std::runtime_error where
/// that cannot be.
meet::MeetConfig meet_config(const config::Config& config);
/// Where others than its owner can read the key: a warning; else nothing.
std::string warning_of_key(const config::Config& config);

/// The meetings of Google Meet, with what their thread has for itself. Its steps come into the
/// service as those of another process do: by the log.
class GoogleMeetings : public app::OutboxSender {
 public:
  /// Starts the thread. The config, clock and entropy must outlive it; `tell` is called from it.
  GoogleMeetings(const sqlite::SqliteConfig& store, const config::Config& config,
                 app::MeetingEventHandler tell, const app::Clock& clock, app::Entropy& entropy);

  app::Meetings& meetings() { return rooms_; }
  void wake() override { rooms_.wake(); }
  void stop() { rooms_.stop(); }

 private:
  void note(VerificationId id, CallId call, std::vector<MeetingArtifact> found);

  sqlite::SqliteConnection store_;
  app::Steps steps_;
  sqlite::SqliteOverMeetings over_;
  meet::MeetRooms rooms_;
};

}  // namespace visavis
