// What a worker does with what strangers made: files by their first bytes, and video.
#include "adapters/pictures/worker.h"
#include "base/check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace visavis;
  const auto read = pictures::answer({data, size});
  if (!read) return 0;
  const auto message = pictures::encode(read);
  const auto answer = pictures::read_answer(Bytes{message}.subspan(pictures::length_bytes));
  CHECK(answer && *answer);
  return 0;
}
