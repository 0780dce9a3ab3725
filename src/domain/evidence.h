#pragma once

#include <cstdint>
#include <string>

#include "base/described.h"
#include "base/id.h"
#include "base/time.h"

namespace visavis {

enum class CallSide { applicant, representative };
BOOST_DESCRIBE_ENUM(CallSide, applicant, representative)

/// What is kept of one side of a call, or of a part of it: a call goes on in another part when a
/// line is made anew, a codec changes, or the service starts again.
struct RecordedFile {
  EvidenceId evidence;
  CallSide side = CallSide::applicant;
  Timestamp began;
  Duration length{};
  std::string media_type;  ///< "video/webm"
  std::uint64_t bytes = 0;
  std::string sha256;           ///< of the file, in lowercase hexadecimal
  std::string received_sha256;  ///< of what was written while the call went on
  bool whole = true;            ///< false: its end, or something in it, was lost
  friend bool operator==(const RecordedFile&, const RecordedFile&) = default;
};
BOOST_DESCRIBE_STRUCT(RecordedFile, (),
                      (evidence, side, began, length, media_type, bytes, sha256, received_sha256,
                       whole))

enum class EvidenceState {
  growing,  ///< it is written, or what wrote it is gone and nobody has finished it yet
  kept,
  lost,    ///< there was nothing to keep
  erased,  ///< for good
};
BOOST_DESCRIBE_ENUM(EvidenceState, growing, kept, lost, erased)

/// Why there is no recording where one was to be.
enum class RecordingLoss {
  nothing_received,  ///< not a picture and not a sound came
  unreadable,        ///< what was written cannot be read any more
  cannot_be_played,  ///< what came was in no form that a file can have
};
BOOST_DESCRIBE_ENUM(RecordingLoss, nothing_received, unreadable, cannot_be_played)

/// Why evidence is not there any more.
enum class ErasedBecause {
  expired,    ///< it was kept for as long as the policy says
  withdrawn,  ///< consent was, in the call
  asked_for,  ///< an operator did it, for whoever may ask for it
};
BOOST_DESCRIBE_ENUM(ErasedBecause, expired, withdrawn, asked_for)

}  // namespace visavis
