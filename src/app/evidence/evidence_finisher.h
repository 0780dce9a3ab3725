#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "app/evidence/side_sink.h"
#include "app/verification/steps.h"

namespace visavis::app {

/// What became of a file that grew, once it can be sought in.
struct FinishedFile {
  Container container = Container::webm;
  Duration length{};
};
/// Reads what grew, and gives the bytes of the file that is made of it, in order. Throws what both
/// throw.
using FinishFile = std::function<Result<FinishedFile, RecordingLoss>(
    RecordingSource& from, const std::function<void(Bytes)>& to)>;

/// Makes of pieces that grew the files that people look at, and says so in the history. May take
/// seconds for one: for a thread that nobody waits for. Each piece is done whole or, where this is
/// stopped or throws, again from the beginning. Throws StoreFailure and VaultFailure.
class EvidenceFinisher {
 public:
  EvidenceFinisher(EvidencePlaces places, Steps& steps, FinishFile finish)
      : places_(places), steps_(steps), finish_(std::move(finish)) {}

  /// One that nobody writes any more. Where there is nothing to keep, the history says that.
  void finish(const EvidenceRecord& grown);

 private:
  Result<RecordedFile, RecordingLoss> make(const EvidenceRecord& grown, const SecretKey& key);
  void tell(const EvidenceRecord& grown, const Command& command);

  const EvidencePlaces places_;
  Steps& steps_;
  const FinishFile finish_;
};

}  // namespace visavis::app
