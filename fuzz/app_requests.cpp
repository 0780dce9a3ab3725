// Everything that is read from a body or a frame.
#include <cstdint>
#include <string_view>

#include "app/wire/requests.h"
#include "app/words/one_line.h"

using namespace visavis;

namespace {

/// What is read of a person stands in one line.
void require(std::string_view text) {
  app::Warnings warnings;
  const auto wanted = app::read_required(text, warnings);
  if (!wanted) return;
  const std::string& name = wanted->profile.reveal().name;
  if (name.empty() || app::one_line(name) != name) __builtin_trap();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text{reinterpret_cast<const char*>(data + 1), size - 1};
  switch (data[0] % 10) {
    case 0:
      require(text);
      break;
    case 1:
      (void)app::read<Decision>(text);
      break;
    case 2:
      (void)app::read<app::SignIn>(text);
      break;
    case 3:
      (void)app::read<app::ReviewMade>(text);
      break;
    case 4:
      (void)app::read<app::LinkOpened>(text);
      break;
    case 5:
      (void)app::read<app::AppealAsked>(text);
      break;
    case 6:
      (void)app::read<app::AnswerToAppeal>(text);
      break;
    case 7:
      (void)app::read<app::ConsentTold>(text);
      break;
    case 8:
      (void)app::read_applicant_frame(text);
      break;
    default:
      (void)app::read_staff_frame(text);
      break;
  }
  return 0;
}
