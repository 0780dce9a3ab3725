// Everything that is read from a body or a frame.
#include <cstdint>
#include <string_view>

#include "app/wire/requests.h"

using namespace visavis;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text{reinterpret_cast<const char*>(data + 1), size - 1};
  switch (data[0] % 7) {
    case 0:
      (void)app::read_require_verification(text);
      break;
    case 1:
      (void)app::read_decision(text);
      break;
    case 2:
      (void)app::read_sign_in(text);
      break;
    case 3:
      (void)app::read_review(text);
      break;
    case 4:
      (void)app::read_field(text, "token");
      break;
    case 5:
      (void)app::read_applicant_frame(text);
      break;
    default:
      (void)app::read_staff_frame(text);
      break;
  }
  return 0;
}
