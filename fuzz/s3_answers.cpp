#include <cstddef>
#include <cstdint>
#include <string_view>

#include "adapters/s3/answers.h"
#include "base/check.h"

// What a store of objects answers: XML of another's.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace visavis;
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  for (const char c : s3::error_code(text)) CHECK(c > 0x20 && c < 0x7F);
  if (const auto id = s3::upload_id(text)) CHECK(!id->empty());
  (void)s3::is_completed(text);
  (void)s3::parts(text);
  (void)s3::uploads_of(text, "a");
  (void)s3::objects(text);
  return 0;
}
