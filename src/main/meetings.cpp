#include "main/meetings.h"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "adapters/meet/service_account.h"
#include "app/call/meeting_artifacts.h"

namespace visavis {
namespace {

std::string key_of(const std::string& path) {
  const std::string what = "meet.credentials_file: " + path + ": ";
  std::ifstream file{path};
  std::ostringstream text;
  text << file.rdbuf();
  if (!file) throw std::runtime_error(what + "it cannot be read");
  try {
    meet::ServiceAccount{text.str()};
  } catch (const std::runtime_error& error) {
    throw std::runtime_error(what + error.what());
  }
  return text.str();
}

}  // namespace

meet::MeetConfig meet_config(const config::Config& config) {
  meet::MeetConfig meet;
  meet.credentials = key_of(config.meet_credentials_file);
  meet.organisers = config.meet_organisers;
  meet.api_url = config.meet_api_url;
  meet.ca_file = config.meet_ca_file;
  meet.access = config.meet_access == "open" ? meet::MeetAccess::open : meet::MeetAccess::trusted;
  meet.cohost = config.meet_cohosts;
  meet.record = config.meet_record;
  meet.transcribe = config.meet_transcribe;
  meet.pool = static_cast<std::size_t>(config.meet_pool);
  return meet;
}

std::string warning_of_key(const config::Config& config) {
  using std::filesystem::perms;
  const auto& path = config.meet_credentials_file;
  const auto others = perms::group_read | perms::others_read;
  if ((std::filesystem::status(path).permissions() & others) == perms::none) return {};
  return "meet.credentials_file: " + path +
         " can be read by others: it opens meetings in the name of all your users (chmod 600)";
}

GoogleMeetings::GoogleMeetings(const sqlite::SqliteConfig& store, const config::Config& config,
                               app::MeetingEventHandler tell, const app::Clock& clock,
                               app::Entropy& entropy)
    : store_(store),
      steps_(store_.verifications(), store_.marketplaces(), clock, {config.policy}),
      over_(store_.database()),
      rooms_(
          meet_config(config), over_,
          [this](VerificationId id, CallId call, std::vector<MeetingArtifact> found) {
            note(id, call, std::move(found));
          },
          std::move(tell), clock, entropy) {}

void GoogleMeetings::note(VerificationId id, CallId call, std::vector<MeetingArtifact> found) {
  steps_.take();
  store_.together(
      [&] { app::note_artifacts(store_.verifications(), steps_, id, call, std::move(found)); });
}

}  // namespace visavis
