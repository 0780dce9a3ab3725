#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/time.h"

namespace visavis::meet {

/// Who enters without knocking (spaces.config.accessType).
enum class MeetAccess {
  trusted,  ///< the organisation's members and who was invited; others are admitted by one of them
  open,     ///< whoever has the link
};

struct MeetConfig {
  /// A service account's key as Google gives it out: the JSON text, with the private key in it.
  std::string credentials;
  /// E-mails of the Workspace users in whose names spaces are made, in rotation. Google lets each
  /// make ten a minute, and ask six hundred times a minute.
  std::vector<std::string> organisers;
  std::string api_url = "https://meet.googleapis.com";
  std::string ca_file = {};  ///< trusted beside the system's, if set
  MeetAccess access = MeetAccess::trusted;
  bool cohost = true;       ///< representatives become co-hosts, where Google lets us make them so
  bool record = false;      ///< Meet records by itself, where the organiser's edition can
  bool transcribe = false;  ///< the same for transcripts
  std::size_t pool = 3;     ///< spaces made ahead
  std::size_t in_flight_max = 16;                  ///< requests at once
  Duration timeout = std::chrono::seconds{10};     ///< for the whole of one request
  Duration drain = std::chrono::seconds{2};        ///< for requests that end meetings, at the stop
  Duration store_pause = std::chrono::seconds{1};  ///< after a failure of the store
};

}  // namespace visavis::meet
