#include "domain/still.h"

namespace visavis {

RecordedFile file_of(const KeptStill& still) {
  return {still.evidence,
          CallSide::applicant,
          still.taken,
          Duration::zero(),
          "image/jpeg",
          still.bytes,
          still.sha256,
          still.received_sha256.value_or(""),
          true};
}

QualityFloor floor_of(StillOf of) {
  switch (of) {
    case StillOf::document_front:
    case StillOf::document_back:
      return {};
    case StillOf::face:
    case StillOf::other:
      break;
  }
  // Highlights on glasses and on what stands behind cover nothing that has to be read.
  return {.lines = 480, .sharpness = 60, .glare_max = 1000, .light = 50};
}

}  // namespace visavis
