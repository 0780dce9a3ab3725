// What Google answers, of every kind.
#include <cstdint>
#include <string_view>

#include "adapters/meet/answers.h"
#include "adapters/meet/failure.h"

using namespace visavis;

namespace {

/// What goes into a path stays one.
void require_name(std::string_view name) {
  if (name.find_first_of("?#% \r\n") != std::string_view::npos) __builtin_trap();
}

template <class Named>
void require_names(const std::optional<meet::Page<Named>>& page) {
  if (!page) return;
  for (const auto& one : page->items) require_name(one.kept.name);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text{reinterpret_cast<const char*>(data + 1), size - 1};
  switch (data[0] % 10) {
    case 0:
      (void)meet::read_token(text);
      break;
    case 1:
      if (const auto space = meet::read_space(text)) require_name(space->name);
      break;
    case 2:
      if (const auto record = meet::read_active_conference(text)) require_name(*record);
      break;
    case 3:
      if (const auto page = meet::read_participants(text))
        for (const auto& one : page->items) require_name(one.id);
      break;
    case 4:
      require_names(meet::read_recordings(text));
      break;
    case 5:
      require_names(meet::read_transcripts(text));
      break;
    case 6:
      if (const auto page = meet::read_records(text))
        for (const auto& one : page->items) require_name(one.name);
      break;
    case 7:
      (void)meet::read_sessions(text);
      (void)meet::read_member(text);
      (void)meet::read_members(text);
      break;
    case 8:
      (void)meet::read_time(text);
      break;
    default:
      for (const int http : {400, 403, 500}) {
        if (meet::api_failure(http, text).code.size() > 129) __builtin_trap();
        if (meet::token_failure(http, text).code.size() > 64) __builtin_trap();
      }
      break;
  }
  return 0;
}
