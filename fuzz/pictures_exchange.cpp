// What a worker that was taken over may answer, and what it is asked.
#include <algorithm>

#include "adapters/pictures/exchange.h"
#include "base/check.h"

namespace {

using namespace visavis;

bool is_said_again(Bytes message, const std::vector<std::uint8_t>& again) {
  return std::ranges::equal(message, Bytes{again}.subspan(pictures::length_bytes));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Bytes message{data, size};
  if (const auto request = pictures::read_request(message))
    CHECK(is_said_again(message, pictures::encode(*request)));
  const auto answer = pictures::read_answer(message);
  if (!answer) return 0;
  CHECK(is_said_again(message, pictures::encode(*answer)));
  if (!*answer) return 0;
  const app::ReadPicture& picture = **answer;
  CHECK(picture.width > 0 && picture.height > 0 && !picture.jpeg.empty());
  CHECK(std::uint64_t{picture.width} * picture.height <= app::picture_pixels_max);
  return 0;
}
