#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/described.h"
#include "base/id.h"
#include "base/time.h"
#include "domain/evidence.h"
#include "domain/picture.h"

namespace visavis {

/// What a representative asks a picture of.
enum class StillOf { face, document_front, document_back, other };
BOOST_DESCRIBE_ENUM(StillOf, face, document_front, document_back, other)

/// Who took it.
enum class StillSource {
  camera,  ///< the applicant's page, as large as their camera gives it
  relay,   ///< the service, of the video that it relayed at that moment
};
BOOST_DESCRIBE_ENUM(StillSource, camera, relay)

/// The other still of the same moment, and whether both show the same.
struct StillBeside {
  EvidenceId evidence;
  Likeness likeness = Likeness::unsure;
  friend bool operator==(const StillBeside&, const StillBeside&) = default;
};
BOOST_DESCRIBE_STRUCT(StillBeside, (), (evidence, likeness))

/// A picture of a call that is kept: encoded anew, without anything of the file that came but what
/// is seen.
struct KeptStill {
  EvidenceId evidence = {};
  EvidenceId asked = {};  ///< what was asked for; the camera's still is called so itself
  StillOf of = StillOf::other;
  StillSource source = StillSource::camera;
  Timestamp taken = {};  ///< the camera's: when it began to come
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  std::uint64_t bytes = 0;
  std::string sha256 = {};                          ///< of what is kept, in lowercase hexadecimal
  std::optional<std::string> received_sha256 = {};  ///< of the file that came; the relay has none
  PictureQuality quality = {};
  PictureVerdict verdict = PictureVerdict::ok;  ///< by the floor of that time
  std::optional<StillBeside> beside = {};       ///< said by the later one of both
  friend bool operator==(const KeptStill&, const KeptStill&) = default;
};
BOOST_DESCRIBE_STRUCT(KeptStill, (),
                      (evidence, asked, of, source, taken, width, height, bytes, sha256,
                       received_sha256, quality, verdict, beside))

/// Why there is no still where one was asked for.
enum class StillLoss {
  no_camera,    ///< the applicant's camera is off, or gives nothing
  not_taken,    ///< their browser made no picture
  no_answer,    ///< it did not come in time, or before the call ended
  too_large,    ///< more bytes or pixels than are read
  unreadable,   ///< what came is no picture
  interrupted,  ///< the service stopped before it was kept
  not_kept,     ///< a fault on our side
};
BOOST_DESCRIBE_ENUM(StillLoss, no_camera, not_taken, no_answer, too_large, unreadable, interrupted,
                    not_kept)

/// As a file, beside those of recordings: a JPEG of the applicant's side, without a length.
RecordedFile file_of(const KeptStill& still);

/// What a still of that has to have: a document is to be read, and a face to be known.
QualityFloor floor_of(StillOf of);

}  // namespace visavis
