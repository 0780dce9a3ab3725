#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/described.h"
#include "base/id.h"
#include "base/time.h"
#include "domain/still.h"

namespace visavis::app {

// Stills of a running call: what the representative asks for, what the applicant's page takes.

/// A file comes in parts of so many bytes; the last one has what is left.
inline constexpr std::size_t still_part_bytes = std::size_t{60} * 1024;

/// What the applicant's page is to take now.
struct WantedStill {
  EvidenceId still;
  StillOf of = StillOf::other;
};
BOOST_DESCRIBE_STRUCT(WantedStill, (), (still, of))

/// Why the page has none.
enum class StillTrouble { no_camera, not_taken, too_large };
BOOST_DESCRIBE_ENUM(StillTrouble, no_camera, not_taken, too_large)

/// Which way a camera looks.
enum class CameraFacing { user, environment };
BOOST_DESCRIBE_ENUM(CameraFacing, user, environment)

/// One part of a picture that the applicant's page took.
struct StillPart {
  EvidenceId still;
  std::uint64_t take = 0;    ///< which picture: another one begins anew
  std::uint64_t number = 0;  ///< of the part, from 0
  std::uint64_t bytes = 0;   ///< of the whole file
  std::string content;
};

enum class StillState {
  asked,    ///< nothing of it has come yet
  coming,   ///< the applicant's page sends it
  reading,  ///< it came, and is looked at and sealed
  kept,
  missed,
};
BOOST_DESCRIBE_ENUM(StillState, asked, coming, reading, kept, missed)

/// A still as the call's representative sees it.
struct SeenStill {
  EvidenceId still;
  StillOf of = StillOf::other;
  Timestamp asked;
  StillState state = StillState::asked;
  unsigned percent = 0;                  ///< that came
  std::optional<StillLoss> why = {};     ///< it was missed
  std::optional<KeptStill> camera = {};  ///< what is kept of it: the applicant's
  std::optional<KeptStill> relay = {};   ///< and what the service saw
};

/// All of a call.
struct SeenStills {
  std::vector<SeenStill> taken;  ///< oldest first
  int left = 0;                  ///< that may be asked for
};

}  // namespace visavis::app
