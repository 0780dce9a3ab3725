#include "app/evidence/append_once.h"

#include <algorithm>

#include "base/check.h"

namespace visavis::app {

void append_once(ActLog& log, const Act& act, Duration within) {
  const auto subject = about(act.body);
  CHECK(subject);
  const auto before = log.newest_acts({.by = act.by,
                                       .name = std::string{name(act.body)},
                                       .about = std::vector<ActSubject>{*subject},
                                       .from = act.at - within + Duration{1}});
  if (std::ranges::none_of(before, [&](const auto& one) { return one.act.body == act.body; }))
    log.append(act);
}

}  // namespace visavis::app
