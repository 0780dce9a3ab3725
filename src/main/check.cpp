#include "adapters/meet/check.h"

#include <iostream>

#include "adapters/system/system_clock.h"
#include "main/commands.h"
#include "main/meetings.h"

namespace visavis {

int check(const config::Config& config) {
  if (config::has_meetings(config)) {
    (void)meet_config(config);
    if (const auto warning = warning_of_key(config); !warning.empty())
      std::cout << "warning: " << warning << "\n";
  }
  std::cout << "the configuration can be used\n";
  return 0;
}

int check_online(const config::Config& config) {
  if (!config::has_meetings(config)) {
    std::cout << "Google Meet is not set up (meet.credentials_file): nothing to try\n";
    return 0;
  }
  bool all_well = true;
  const meet::MeetConfig meet = meet_config(config);
  if (const auto warning = warning_of_key(config); !warning.empty())
    std::cout << "warning  " << warning << "\n";
  for (const auto& line : meet::check(meet, system::SystemClock{})) {
    std::cout << (line.ok ? "ok       " : "missing  ") << line.words << "\n";
    all_well = all_well && line.ok;
  }
  return all_well ? 0 : 1;
}

}  // namespace visavis
