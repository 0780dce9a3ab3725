#pragma once

#include <chrono>
#include <cstdint>
#include <functional>

#include "app/ports/recording.h"
#include "base/result.h"

namespace visavis::recorder {

/// A file that is whole: it says how long it is, and can be sought in.
struct Finished {
  app::Container container = app::Container::webm;
  std::uint64_t size = 0;  ///< in bytes
  std::chrono::milliseconds duration{0};
};

enum class Unfinishable : std::uint8_t {
  no_file,    ///< nothing that a recorder wrote
  no_media,   ///< cut off before the first picture or sound
  too_large,  ///< more than can be indexed
};

/// Takes where the bytes of the finished file go, in order.
using FinishedBytes = std::function<void(Bytes)>;

/// Makes of a recorded file, or of any beginning of one, a file that players seek in, without
/// decoding anything: WebM with cues, and MP4 for H.264, which Firefox plays in no Matroska. Reads
/// `from` twice: what stands before the media is known only behind it, and bytes once given are not
/// taken back. Throws what `from` and `to` throw. For a thread that may work for seconds.
Result<Finished, Unfinishable> finish(app::RecordingSource& from, const FinishedBytes& to);

}  // namespace visavis::recorder
