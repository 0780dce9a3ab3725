#include <algorithm>

#include "adapters/recorder/finish.h"
#include "adapters/recorder/libav.h"
#include "base/check.h"

namespace {

using namespace visavis;

struct Source : app::RecordingSource {
  explicit Source(Bytes all) : bytes(all) {}
  std::size_t read(std::uint64_t offset, MutableBytes into) override {
    if (offset >= bytes.size()) return 0;
    const auto from = bytes.subspan(static_cast<std::size_t>(offset));
    const std::size_t count = std::min(from.size(), into.size());
    std::copy_n(from.begin(), count, into.begin());
    return count;
  }
  Bytes bytes;
};

}  // namespace

// A recorded file, or anything else: it is finished as told, or refused.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  av_log_set_level(AV_LOG_QUIET);
  Source source(Bytes(data, size));
  std::uint64_t given = 0;
  const auto made = recorder::finish(source, [&given](Bytes bytes) { given += bytes.size(); });
  if (made) CHECK(made->size == given);
  return 0;
}
